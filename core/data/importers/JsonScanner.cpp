#include "data/importers/JsonScanner.h"

#include <algorithm>
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

/// To behind the closing quote; false where the text ends first. A quote is escaped by an odd number of backslashes before it.
bool JsonScanner::scanString(std::string_view text) {
    if (m_escaped && m_position < text.size()) {
        m_escaped = false;
        ++m_position;
    }
    for (auto begin = m_position; begin < text.size(); begin = m_position) {
        const auto quote = std::min(text.find('"', begin), text.size());
        std::size_t backslashes = 0;
        while (quote - backslashes > begin && text[quote - backslashes - 1] == '\\')
            ++backslashes;
        const bool odd = backslashes % 2 == 1;
        if (quote == text.size()) {
            m_position = quote;
            m_escaped = odd;
            return false;
        }
        m_position = quote + 1;
        if (!odd) {
            m_inString = false;
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
