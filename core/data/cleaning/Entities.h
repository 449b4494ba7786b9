#pragma once

#include <cstdint>
#include <string_view>

namespace danlu::data {

/// A character reference of HTML at `at` (which holds '&'): the code point and the reference's length; length 0 = none. Numeric ones and
/// the named ones of everyday text; those that name no character (0, surrogates) are none.
struct Entity {
    std::uint32_t code = 0;
    std::size_t length = 0;
};
Entity entityAt(std::string_view text, std::size_t at);

} // namespace danlu::data
