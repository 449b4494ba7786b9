#include "data/importers/JsonScanner.h"

#include <array>

namespace danlu::data {
namespace {

/// Characters that matter between strings.
constexpr auto kMatters = [] {
    std::array<bool, 256> table{};
    for (const char c : {'"', '{', '}', '[', ']', ',', ' ', '\t', '\r', '\n'})
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

} // namespace

/// To behind the closing quote; false where the text ends first.
bool JsonScanner::scanString(std::string_view text) {
    for (; m_position < text.size(); ++m_position) {
        const char c = text[m_position];
        if (m_escaped) {
            m_escaped = false;
        } else if (c == '\\') {
            m_escaped = true;
        } else if (c == '"') {
            m_inString = false;
            ++m_position;
            return true;
        }
    }
    return false;
}

bool JsonScanner::scan(std::string_view text) {
    while (m_position < text.size()) {
        if (m_inString) {
            if (!scanString(text))
                return false;
            if (m_depth == 0)
                return true;
            continue;
        }
        const char c = text[m_position];
        if (!kMatters[static_cast<unsigned char>(c)]) {
            ++m_position;
        } else if (c == '"') {
            m_inString = true;
            ++m_position;
        } else if (c == '{' || c == '[') {
            ++m_depth;
            ++m_position;
        } else if (m_depth == 0) {
            return true; // the end of a number or a word
        } else {
            m_depth -= c == '}' || c == ']' ? 1 : 0;
            ++m_position;
            if (m_depth == 0)
                return true;
        }
    }
    return false;
}

} // namespace danlu::data
