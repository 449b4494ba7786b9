#include "text/template/Printing.h"

#include <charconv>
#include <cmath>

namespace danlu::text::jinja {
namespace {

/// Python's repr of a float: the shortest digits that give it back, with ".0" where it is whole.
std::string floatText(double number) {
    if (std::isnan(number) || std::isinf(number))
        return std::isnan(number) ? "nan" : number < 0 ? "-inf" : "inf";
    const double size = std::abs(number);
    const bool isPlain = size == 0 || (size >= 1e-4 && size < 1e16);
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, number, isPlain ? std::chars_format::fixed : std::chars_format::scientific);
    const std::string text(digits, end.ptr);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

/// Python's repr of a string, as far as chat templates can show it.
Text quoted(const Text& text) {
    const bool single = text.bytes().find('\'') == std::string::npos || text.bytes().find('"') != std::string::npos;
    const std::string quote = single ? "'" : "\"";
    Text escaped = text.replaced("\\", Text("\\\\"), -1).replaced("\n", Text("\\n"), -1).replaced("\t", Text("\\t"), -1).replaced("\r", Text("\\r"), -1);
    if (single)
        escaped = escaped.replaced("'", Text("\\'"), -1);
    Text result(quote);
    result.append(escaped);
    result.append(quote, kFromTemplate);
    return result;
}

Result<> appendShown(Run& run, Text& out, const Value& value);

Result<> appendList(Run& run, Text& out, const List& list) {
    out.append("[", kFromTemplate);
    for (std::size_t i = 0; i < list.size(); ++i) {
        out.append(i == 0 ? "" : ", ", kFromTemplate);
        DANLU_CHECK(appendShown(run, out, list[i]));
    }
    out.append("]", kFromTemplate);
    return ok();
}

Result<> appendMap(Run& run, Text& out, const Map& map) {
    out.append("{", kFromTemplate);
    for (std::size_t i = 0; i < map.size(); ++i) {
        out.append(i == 0 ? "" : ", ", kFromTemplate);
        out.append(quoted(map[i].first));
        out.append(": ", kFromTemplate);
        DANLU_CHECK(appendShown(run, out, map[i].second));
    }
    out.append("}", kFromTemplate);
    return ok();
}

Result<> appendShown(Run& run, Text& out, const Value& value) {
    DANLU_TRY(const auto level, run.enter());
    DANLU_CHECK(run.checkSize(out.size()));
    if (value.text() != nullptr) {
        out.append(quoted(*value.text()));
        return ok();
    }
    if (const auto list = value.list())
        return appendList(run, out, *list);
    if (value.map() != nullptr)
        return appendMap(run, out, *value.map());
    DANLU_TRY(const Text text, printed(run, value));
    out.append(text);
    return ok();
}

} // namespace

Result<Text> printed(Run& run, const Value& value) {
    if (value.text() != nullptr)
        return *value.text();
    if (value.isUndefined())
        return Text();
    if (value.isNone())
        return Text("None");
    if (value.isBool())
        return Text(value.isTrue() ? "True" : "False");
    if (value.isInteger())
        return Text(std::to_string(value.integer()));
    if (value.isFloat())
        return Text(floatText(value.number()));
    if (!value.list() && value.map() == nullptr)
        return templateError(value.described() + " cannot be printed");
    Text out;
    DANLU_CHECK(appendShown(run, out, value));
    return out;
}

} // namespace danlu::text::jinja
