#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace danlu::formats {

/// Kinds of pieces, with their numbers in the file.
enum class PieceType : std::uint8_t { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };

struct Piece {
    std::string text;
    float score = 0;
    PieceType type = PieceType::Normal;
    bool operator==(const Piece&) const = default;
};

/// What of a SentencePiece tokenizer.model other formats need. The file is a protobuf message (sentencepiece_model.proto).
struct SentencePieceModel {
    std::vector<Piece> pieces; // id = index
    bool isBpe = true;
    bool byteFallback = true;
    bool addDummyPrefix = true;
    bool removeExtraWhitespaces = false;
    std::int32_t unkId = 0, bosId = 1, eosId = 2, padId = -1;
    bool hasCharsMap = false; // a normaliser that rewrites characters; GGUF has no room for it
};

constexpr std::size_t kPieces = 4'000'000;

/// Reads the fields above and walks over all others; every length is checked against what is left. Also refused: no pieces, an id outside
/// the table, a piece that is not UTF-8, a score that is not a number.
Result<SentencePieceModel> readSentencePiece(std::string_view bytes);
/// The same as a file that libsentencepiece loads; the normaliser is "identity".
std::string writeSentencePiece(const SentencePieceModel& model);

} // namespace danlu::formats
