#include "data/cleaning/Texts.h"

namespace danlu::data {

Outcome TextRule::apply(Row& row) {
    bool changed = false;
    for (auto& turn : row.turns)
        changed = rewrite(turn.text) || changed;
    if (!row.rejected.empty())
        changed = rewrite(row.rejected) || changed;
    return changed ? Outcome::Changed : Outcome::Unchanged;
}

void Cut::replace(std::size_t begin, std::size_t end, std::string_view replacement) {
    if (!m_any)
        m_result.reserve(m_text.size());
    m_any = true;
    m_result.append(m_text, m_copied, begin - m_copied);
    m_result += replacement;
    m_copied = end;
}

std::string Cut::finish() {
    m_result.append(m_text, m_copied);
    return std::move(m_result);
}

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

std::size_t lengthOf(const Row& row) {
    std::size_t count = characters(row.rejected);
    for (const auto& turn : row.turns)
        count += turn.role == Role::System ? 0 : characters(turn.text);
    return count;
}

CodePoint codePointAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return std::uint32_t(static_cast<unsigned char>(i < text.size() ? text[i] : 0)); };
    const auto lead = byte(at);
    if (lead < 0x80)
        return {lead, 1};
    if (lead < 0xE0)
        return {((lead & 0x1F) << 6) | (byte(at + 1) & 0x3F), 2};
    if (lead < 0xF0)
        return {((lead & 0x0F) << 12) | ((byte(at + 1) & 0x3F) << 6) | (byte(at + 2) & 0x3F), 3};
    return {((lead & 0x07) << 18) | ((byte(at + 1) & 0x3F) << 12) | ((byte(at + 2) & 0x3F) << 6) | (byte(at + 3) & 0x3F), 4};
}

void appendCodePoint(std::string& to, std::uint32_t c) {
    const auto put = [&to](std::uint32_t byte) { to += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

} // namespace danlu::data
