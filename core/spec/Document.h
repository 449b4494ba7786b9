#pragma once

#include "spec/Field.h"

#include <map>

namespace danlu::spec {

/// Other spellings that are accepted when reading (LLaMA-Factory's, Axolotl's, older Hugging Face names): alias → key.
using Aliases = std::map<std::string, std::string, std::less<>>;

/// Reads a mapping into the fields. An unknown key, a key given twice under two spellings, a wrong type or a value out of range
/// is an error that names key and line; keys that are absent keep their defaults. Required fields are checked by `checkAll`.
Result<> readYaml(const Fields& fields, std::string_view yaml, const Aliases& aliases = {});
Result<> readJson(const Fields& fields, const Json& object, const Aliases& aliases = {});

/// Sets one field from `key=value`, as in `--set learning_rate=1e-4`.
Result<> assign(const Fields& fields, std::string_view assignment, const Aliases& aliases = {});

/// Checks ranges, choices and required fields; the first problem is the error.
Result<> checkAll(const Fields& fields);

Json toJson(const Fields& fields);
/// One `key: value` line per field.
std::string toYaml(const Fields& fields);

/// "  --learning_rate  number, 0 to 1   Peak step size. (default 3e-05)" for each field.
std::string helpTable(const Fields& fields);

struct Difference {
    std::string key;
    Json left, right;
};
/// What differs between two specs of the same type, for instance of two runs.
std::vector<Difference> differences(const Fields& left, const Fields& right);

/// Any YAML document as JSON (scalars that look like numbers or booleans become such); for recipes and label schemes.
Result<Json> yamlToJson(std::string_view yaml, std::string_view what);

} // namespace danlu::spec
