#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace danlu::data {

/// How a file writes characters. Ascii = only ASCII so far: the question is put again where the first other byte appears.
enum class Encoding { Ascii, Utf8, Utf16le, Utf16be, Gb18030 };
std::string_view nameOf(Encoding encoding);
/// "auto" gives Ascii; spellings are compared without case, '-' and '_'.
Result<Encoding> encodingOf(std::string_view name);

struct EncodingGuess {
    Encoding encoding = Encoding::Ascii;
    std::size_t mark = 0; // bytes of the byte order mark at the start
};

/// Looks at the first bytes of a file: byte order mark, signatures of binary formats (refused by name), zero bytes, UTF-8, GB18030.
Result<EncodingGuess> guessEncoding(std::string_view bytes);
/// The same for later bytes of a file that was ASCII so far; they start at a character.
Encoding guessBeyondAscii(std::string_view bytes);

/// Offset of the first byte that is not UTF-8; npos where all is.
std::size_t firstInvalidUtf8(std::string_view text);

} // namespace danlu::data
