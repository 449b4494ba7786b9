#pragma once

#include <cstdint>
#include <string>
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

constexpr std::int64_t kPieces = 4'000'000;

/// A SentencePiece BPE tokenizer (identity normaliser) as other formats carry it. tokenizer.model files are read by text.
struct SentencePieceModel {
    std::vector<Piece> pieces; // id = index
    bool addDummyPrefix = true;
    std::int32_t unkId = 0, bosId = 1, eosId = 2, padId = -1; // -1 = none
};

/// The protobuf message (sentencepiece_model.proto) that libsentencepiece loads as a tokenizer.model.
std::string writeSentencePiece(const SentencePieceModel& model);

} // namespace danlu::formats
