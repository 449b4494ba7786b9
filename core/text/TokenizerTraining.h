#pragma once

#include "base/File.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace danlu::text {

/// How a tokenizer is trained: SentencePiece BPE with byte fallback, identity normalisation, digits split and newline as a symbol.
struct TokenizerOptions {
    std::int64_t vocabSize = 8192;                                                                    // pieces, all kinds together; 512 to 256 000
    std::vector<std::string> controlSymbols = {"<|system|>", "<|user|>", "<|assistant|>", "<|end|>"}; // ids from 3 on, in this order
    double characterCoverage = 0.9995;   // share of the text's characters that get a piece; the rest is spelled in bytes
    std::int64_t sentenceCap = 0;        // sentences used, taken evenly over the text; 0 = all
    std::int64_t sentenceBytes = 16'384; // longer sentences are cut at a character
    int threads = 1;                     // the result does not depend on it
};

/// The next text to learn from (a document or a line of one), nothing at the end.
using NextSentence = std::function<Result<std::optional<std::string>>()>;

/// Trains and returns the bytes of a tokenizer.model: <unk> 0, <s> 1, </s> 2, the control symbols, 256 bytes, newline, then what was learned.
/// The same text and options give the same bytes. Rejected where the text is too small for the vocabulary, saying what would do.
Result<Bytes> trainSentencePiece(const TokenizerOptions& options, const NextSentence& next);

} // namespace danlu::text
