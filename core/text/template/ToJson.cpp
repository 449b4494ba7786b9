#include "text/template/Filters.h"
#include "text/template/Printing.h"
#include "text/template/Run.h"

#include <algorithm>
#include <cstdio>

namespace danlu::text::jinja {
namespace {

/// json.dumps's layout.
struct JsonStyle {
    Text indent; // of one level; used when isIndented
    bool isIndented = false, sortsKeys = false;
    Text item = Text(", "), key = Text(": ");
};

void appendString(Text& out, const Text& text) {
    constexpr std::string_view kPlain = "\"\\\b\f\n\r\t", kLetters = "\"\\bfnrt";
    out.append("\"", kFromTemplate);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char byte = text.bytes()[i], mark = text.marks()[i];
        char code[8];
        if (const auto at = kPlain.find(byte); at != kPlain.npos)
            out.append(std::string{'\\', kLetters[at]}, mark);
        else if (static_cast<unsigned char>(byte) < 0x20) {
            std::snprintf(code, sizeof code, "\\u%04x", unsigned(byte));
            out.append(code, mark);
        } else
            out.append(std::string_view(&byte, 1), mark);
    }
    out.append("\"", kFromTemplate);
}

class JsonWriter {
public:
    JsonWriter(Run& run, const JsonStyle& style) : m_run(&run), m_style(&style) {}

    Result<> write(const Value& value) {
        DANLU_TRY(const auto level, m_run->enter());
        DANLU_CHECK(m_run->checkSize(m_out.size()));
        if (const Text* text = value.text()) {
            appendString(m_out, *text);
            return m_run->spend(text->size() / 64);
        }
        if (const auto list = value.list())
            return writeAll('[', ']', list->size(), [&](std::size_t i) { return write((*list)[i]); });
        if (value.map() != nullptr)
            return writeMap(*value.map());
        return writeScalar(value);
    }

    Text take() { return std::move(m_out); }

private:
    Result<> writeScalar(const Value& value) {
        if (value.isBool())
            m_out.append(value.isTrue() ? "true" : "false", kFromTemplate);
        else if (value.isNone())
            m_out.append("null", kFromTemplate);
        else if (value.isNumber()) {
            DANLU_TRY(const Text number, printed(*m_run, value));
            m_out.append(number);
        } else
            return templateError(value.described() + " cannot be written as JSON");
        return ok();
    }

    Result<> writeMap(Map map) {
        if (m_style->sortsKeys)
            std::stable_sort(map.begin(), map.end(), [](const auto& a, const auto& b) { return a.first.bytes() < b.first.bytes(); });
        return writeAll('{', '}', map.size(), [&](std::size_t i) {
            appendString(m_out, map[i].first);
            m_out.append(m_style->key);
            return write(map[i].second);
        });
    }

    template <typename WriteOne>
    Result<> writeAll(char open, char close, std::size_t count, const WriteOne& writeOne) {
        m_out.append(std::string_view(&open, 1), kFromTemplate);
        ++m_depth;
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0)
                m_out.append(m_style->item);
            breakLine();
            DANLU_CHECK(writeOne(i));
        }
        --m_depth;
        if (count > 0)
            breakLine();
        m_out.append(std::string_view(&close, 1), kFromTemplate);
        return ok();
    }

    void breakLine() {
        if (!m_style->isIndented)
            return;
        m_out.append("\n", kFromTemplate);
        for (std::size_t i = 0; i < m_depth; ++i)
            m_out.append(m_style->indent);
    }

    Run* m_run;
    const JsonStyle* m_style;
    Text m_out;
    std::size_t m_depth = 0;
};

Result<JsonStyle> styleOf(const std::vector<Value>& bound) {
    JsonStyle style;
    if (const Value& indent = bound[0]; indent.isInteger() || indent.text() != nullptr) {
        style.isIndented = true;
        style.item = Text(",");
        style.indent = indent.text() != nullptr ? *indent.text() : Text(std::string(std::size_t(std::clamp<std::int64_t>(indent.integer(), 0, 64)), ' '));
    }
    if (const auto pair = bound[1].list()) {
        if (pair->size() != 2 || (*pair)[0].text() == nullptr || (*pair)[1].text() == nullptr)
            return templateError("tojson's separators are two strings");
        style.item = *(*pair)[0].text();
        style.key = *(*pair)[1].text();
    }
    style.sortsKeys = bound[2].isTrue();
    return style;
}

} // namespace

Result<Value> toJsonText(Run& run, const Value& value, const Arguments& arguments) {
    DANLU_TRY(auto bound, arguments.bind("tojson", {"ensure_ascii", "indent", "separators", "sort_keys"}));
    if (bound[0].isTrue())
        return templateError("tojson writes UTF-8; ensure_ascii is not supported");
    bound.erase(bound.begin());
    DANLU_TRY(const JsonStyle style, styleOf(bound));
    JsonWriter writer(run, style);
    DANLU_CHECK(writer.write(value));
    return run.made(writer.take());
}

} // namespace danlu::text::jinja
