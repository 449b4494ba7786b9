#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace danlu::text::jinja {

enum class TokenKind : std::uint8_t { Data, BlockBegin, BlockEnd, VariableBegin, VariableEnd, Name, Integer, Float, String, Operator, End };

struct LexToken {
    TokenKind kind = TokenKind::End;
    std::string text; // strings: unescaped
    int line = 1;
};

constexpr std::size_t kTemplateBytes = 256u << 10;

/// A template's text as tokens, with Hugging Face's settings: trim_blocks, lstrip_blocks, no trailing newline, and Jinja's `-` and `+`.
/// The last token is End. Errors name the line.
Result<std::vector<LexToken>> lex(std::string_view source);

} // namespace danlu::text::jinja
