#include "data/cleaning/Entities.h"

#include <algorithm>
#include <array>

namespace danlu::data {
namespace {

struct Named {
    std::string_view name;
    std::uint32_t code;
};
// Of the named references of the HTML standard (section 13.5), the ones that Latin-1 and typography need; sorted.
constexpr std::array<Named, 46> kNamed{
    {{"acute", 0xB4},    {"amp", '&'},     {"apos", '\''},    {"bull", 0x2022},  {"cent", 0xA2},    {"copy", 0xA9},    {"darr", 0x2193},   {"deg", 0xB0},
     {"divide", 0xF7},   {"emsp", 0x2003}, {"ensp", 0x2002},  {"euro", 0x20AC},  {"frac12", 0xBD},  {"frac14", 0xBC},  {"ge", 0x2265},     {"gt", '>'},
     {"hellip", 0x2026}, {"laquo", 0xAB},  {"larr", 0x2190},  {"ldquo", 0x201C}, {"le", 0x2264},    {"lsquo", 0x2018}, {"lt", '<'},        {"mdash", 0x2014},
     {"micro", 0xB5},    {"middot", 0xB7}, {"nbsp", 0xA0},    {"ndash", 0x2013}, {"ne", 0x2260},    {"para", 0xB6},    {"permil", 0x2030}, {"plusmn", 0xB1},
     {"pound", 0xA3},    {"quot", '"'},    {"raquo", 0xBB},   {"rarr", 0x2192},  {"rdquo", 0x201D}, {"reg", 0xAE},     {"rsquo", 0x2019},  {"sect", 0xA7},
     {"shy", 0xAD},      {"times", 0xD7},  {"trade", 0x2122}, {"uarr", 0x2191},  {"uml", 0xA8},     {"yen", 0xA5}}};

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

Entity numeric(std::string_view body, std::size_t length) {
    const bool isHex = !body.empty() && (body[0] | 0x20) == 'x';
    body.remove_prefix(isHex ? 1 : 0);
    std::uint32_t code = 0;
    for (const char c : body) {
        const int value = hexValue(c);
        if (value < 0 || (!isHex && value > 9) || code > 0x10FFFF)
            return {};
        code = code * (isHex ? 16 : 10) + std::uint32_t(value);
    }
    const bool fine = !body.empty() && code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return fine ? Entity{code, length} : Entity{};
}

} // namespace

Entity entityAt(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 12;
    const auto rest = text.substr(at + 1, kLongest);
    const auto end = rest.find(';');
    if (end == rest.npos || end == 0)
        return {};
    const auto body = rest.substr(0, end);
    if (body[0] == '#')
        return numeric(body.substr(1), end + 2);
    const auto found = std::lower_bound(kNamed.begin(), kNamed.end(), body, [](const Named& one, std::string_view name) { return one.name < name; });
    return found != kNamed.end() && found->name == body ? Entity{found->code, end + 2} : Entity{};
}

} // namespace danlu::data
