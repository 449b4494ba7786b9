#pragma once

#include "formats/SentencePieceModel.h"
#include "text/Tokenizer.h"

namespace danlu::engine {

/// A loaded tokenizer as the formats carry it.
formats::SentencePieceModel sentencePieceOf(const text::Tokenizer& tokenizer);

} // namespace danlu::engine
