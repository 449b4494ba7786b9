#include "data/cleaning/Digits.h"

#include "data/cleaning/Texts.h"

namespace danlu::data {

DigitAt digitAt(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return {};
    const char c = text[at];
    if (isDigit(c))
        return {c - '0', 1};
    if (c != '\xEF' || at + 2 >= text.size() || text[at + 1] != '\xBC') // U+FF10 to U+FF19 are EF BC 90 to EF BC 99
        return {};
    const int value = int(static_cast<unsigned char>(text[at + 2])) - 0x90;
    return value >= 0 && value <= 9 ? DigitAt{value, 3} : DigitAt{};
}

bool digitBefore(std::string_view text, std::size_t at) { return (at >= 1 && isDigit(text[at - 1])) || (at >= 3 && digitAt(text, at - 3).length == 3); }

std::size_t separatorAt(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return 0;
    if (text[at] == ' ' || text[at] == '-')
        return 1;
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead != 0xC2 && lead != 0xE2 && lead != 0xE3 && lead != 0xEF)
        return 0;
    const auto point = codePointAt(text, at);
    const bool dash = (point.code >= 0x2010 && point.code <= 0x2015) || point.code == 0x2212 || point.code == 0xFF0D;
    return dash || point.code == 0xA0 || point.code == 0x3000 ? point.length : 0;
}

std::vector<DigitGroup> digitGroups(std::string_view text, std::size_t at, std::size_t most) {
    std::vector<DigitGroup> groups;
    std::size_t count = 0;
    for (;;) {
        DigitGroup group{at, at, {}};
        for (auto digit = digitAt(text, at); digit.length > 0 && count <= most; digit = digitAt(text, at)) {
            group.digits += char('0' + digit.value);
            at += digit.length;
            ++count;
        }
        group.end = at;
        if (group.digits.empty())
            return groups;
        groups.push_back(std::move(group));
        const auto separator = separatorAt(text, at);
        if (separator == 0 || count > most)
            return groups;
        at += separator;
    }
}

std::size_t nextDigits(std::string_view text, std::size_t at) {
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if ((isDigit(c) || c == '\xEF') && digitAt(text, at).length > 0 && !digitBefore(text, at))
            return at;
    }
    return at;
}

} // namespace danlu::data
