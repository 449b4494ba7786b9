#pragma once

#include "base/Json.h"

namespace danlu::reader {

/// Checks a SentencePiece tokenizer.model: {pieces, bos, eos, unk, pad, special}, ids null where there is none.
Result<Json> checkedTokenizer(std::string_view bytes);
/// The same, and a chat template compiled against it ("" = none): errors name the template's line.
Result<Json> checkedTokenizer(std::string_view bytes, const std::string& chatTemplate);

} // namespace danlu::reader
