#pragma once

#include "text/Tokenizer.h"

namespace danlu::text {

/// What a tokenizer.model says, as far as Danlu uses it. Field numbers: sentencepiece_model.proto.
struct SentencePieceFile {
    std::vector<Piece> pieces;
    std::vector<std::size_t> kindAt; // offset in the file of each piece's type byte; 0 = not written (Normal)
    std::int32_t unkId = 0, bosId = 1, eosId = 2, padId = -1;
    bool byteFallback = false;
    bool addDummyPrefix = true;
};

constexpr std::size_t kTokenizerBytes = 64u << 20; // a tokenizer.model is 0.1 to 5 MB
constexpr std::size_t kTokenizerPieces = 1'000'000;
constexpr std::size_t kPieceBytes = 4096;

/// The byte that a piece's name "<0xE4>" stands for, or -1.
int byteOf(std::string_view piece);

/// Walks the whole message within its bounds. Refused (Rejected, with the byte): lengths beyond the file, unknown wire types, no pieces,
/// two pieces with one text, text that is not UTF-8 or has a NUL, scores that are not numbers, ids outside the table or of the wrong kind,
/// byte fallback without all 256 bytes, control symbols of one character. Unsupported: unigram, word and character models, normalisers that rewrite characters.
Result<SentencePieceFile> readSentencePieceFile(std::string_view bytes);

} // namespace danlu::text
