#pragma once

#include "text/template/Value.h"

namespace danlu::text::jinja {

using Filter = Result<Value> (*)(Run&, const Value& subject, const Arguments&);
using Test = Result<bool> (*)(Run&, const Value& subject, const Arguments&);

/// Null where there is none of that name.
Filter filterOf(std::string_view name);
Test testOf(std::string_view name);
std::vector<std::string> filterNames();
std::vector<std::string> testNames();

/// json.dumps(value, ensure_ascii=False, indent=…, separators=…, sort_keys=…), as Hugging Face's tojson does; texts keep their marks.
Result<Value> toJsonText(Run& run, const Value& value, const Arguments& arguments);

/// raise_exception, strftime_now, range, namespace, dict. Undefined where there is none of that name.
Value globalOf(const std::string& name);

/// What strftime_now formats: one fixed day, so that training and prompting render the same (26 Jul 2024, the day Llama 3.1's template falls back to).
constexpr std::int64_t kTemplateSeconds = 1'721'995'200;

} // namespace danlu::text::jinja
