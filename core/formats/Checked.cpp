#include "formats/Checked.h"

namespace danlu::formats {
namespace {

constexpr std::size_t kShownBytes = 80;

/// Length of the well-formed UTF-8 sequence at the start of `text` (Unicode table 3-7), 0 = none.
std::size_t sequenceLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xc0u) == 0x80u; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return follows(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const bool overlong = first == 0xe0 && byte(1) < 0xa0, surrogate = first == 0xed && byte(1) > 0x9f;
        return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const bool overlong = first == 0xf0 && byte(1) < 0x90, tooLarge = first == 0xf4 && byte(1) > 0x8f;
        return follows(1) && follows(2) && follows(3) && !overlong && !tooLarge ? 4 : 0;
    }
    return 0;
}

} // namespace

bool isText(std::string_view text) {
    while (!text.empty()) {
        const auto length = sequenceLength(text);
        if (length == 0 || text.front() == '\0')
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string shownName(std::string_view name) {
    std::string shown = "\"";
    for (std::string_view rest = name; !rest.empty();) {
        const auto length = sequenceLength(rest);
        const bool plain = length > 0 && static_cast<unsigned char>(rest.front()) >= 0x20 && rest.front() != 0x7f;
        if (shown.size() > kShownBytes)
            return shown + "…\"";
        shown += plain ? std::string(rest.substr(0, length)) : "?";
        rest.remove_prefix(length == 0 ? 1 : length);
    }
    return shown + "\"";
}

} // namespace danlu::formats
