#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace danlu::text {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

/// Bytes of the well-formed character at the start of `bytes` (Unicode 15, table 3-7), or 0 where there is none.
std::size_t characterLength(std::string_view bytes);
/// The code point of the `length` bytes that characterLength() found.
char32_t codePoint(std::string_view bytes, std::size_t length);
std::string utf8Of(char32_t character);

bool isValidUtf8(std::string_view bytes);
/// Each byte that belongs to no well-formed character becomes U+FFFD.
std::string toValidUtf8(std::string_view bytes);
/// 0 to 3: bytes at the end that may be the beginning of a character.
std::size_t unfinishedTail(std::string_view bytes);
std::size_t characterCount(std::string_view validUtf8);

} // namespace danlu::text
