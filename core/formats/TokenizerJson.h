#pragma once

#include "formats/SentencePieceModel.h"

namespace danlu::formats {

/// tokenizer.json of Hugging Face's `tokenizers` that splits text as the SentencePiece BPE model does: pieces as vocabulary, merges ranked
/// by the scores of what they make, bytes for what is left; special tokens are cut out of the text first, as in llama.cpp.
/// https://huggingface.co/docs/tokenizers
std::string tokenizerJsonOf(const SentencePieceModel& model, bool addBos);

/// "a b" for every pair of pieces whose concatenation is a piece, by the score of that piece.
std::vector<std::pair<std::string, std::string>> mergesOf(const SentencePieceModel& model);

} // namespace danlu::formats
