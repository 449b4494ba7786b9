#pragma once

#include "base/Result.h"
#include "base/Row.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace danlu::data {

/// Writes rows in a foreign form. A file in exporters/formats/ makes one. UTF-8 without BOM; JSON is not escaped to ASCII.
class Exporter {
public:
    virtual ~Exporter() = default;
    /// The name after `--as`: alpaca, sharegpt, messages, text, preference, classification, csv.
    virtual std::string_view name() const = 0;
    /// "jsonl" or "csv".
    virtual std::string_view extension() const { return "jsonl"; }
    /// What comes before the first row of a dataset of that kind.
    virtual std::string header(RowKind) const { return {}; }
    /// One row with its line end; an error where the form cannot say what the row says.
    virtual Result<std::string> line(const Row& row) const = 0;
};

std::vector<std::unique_ptr<Exporter>> exporters();
/// Unknown name: the error lists the known ones.
Result<std::unique_ptr<Exporter>> exporterNamed(std::string_view name);

} // namespace danlu::data
