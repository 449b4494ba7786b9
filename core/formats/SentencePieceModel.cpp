#include "formats/SentencePieceModel.h"

#include <algorithm>
#include <string_view>

namespace danlu::formats {
namespace {

// Field numbers of sentencepiece_model.proto.
enum ModelField : std::uint32_t { kPiecesField = 1, kTrainerField = 2, kNormalizerField = 3 };
enum PieceField : std::uint32_t { kTextField = 1, kScoreField = 2, kTypeField = 3 };
enum TrainerField : std::uint32_t {
    kModelTypeField = 3,
    kVocabSizeField = 4,
    kByteFallbackField = 35,
    kUnkField = 40,
    kBosField = 41,
    kEosField = 42,
    kPadField = 43
};
enum NormalizerField : std::uint32_t { kNameField = 1, kCharsMapField = 2, kDummyPrefixField = 3, kExtraSpacesField = 4, kEscapeField = 5 };
enum WireType : std::uint32_t { kVarint = 0, kBytes = 2, kFixed32 = 5 };
constexpr std::int64_t kBpe = 2;

void putVarint(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        out += static_cast<char>(static_cast<unsigned char>((value & 0x7f) | 0x80));
    out += static_cast<char>(value);
}

void putNumber(std::string& out, std::uint32_t id, std::int64_t value) {
    putVarint(out, id << 3 | kVarint);
    putVarint(out, static_cast<std::uint64_t>(value));
}

void putBytes(std::string& out, std::uint32_t id, std::string_view bytes) {
    putVarint(out, id << 3 | kBytes);
    putVarint(out, bytes.size());
    out += bytes;
}

std::string pieceMessage(const Piece& piece) {
    std::string out;
    putBytes(out, kTextField, piece.text);
    putVarint(out, kScoreField << 3 | kFixed32);
    out.append(reinterpret_cast<const char*>(&piece.score), sizeof piece.score);
    putNumber(out, kTypeField, static_cast<std::int64_t>(piece.type));
    return out;
}

std::string trainerMessage(const SentencePieceModel& model) {
    std::string out;
    const bool hasBytes = std::any_of(model.pieces.begin(), model.pieces.end(), [](const Piece& piece) { return piece.type == PieceType::Byte; });
    putNumber(out, kModelTypeField, kBpe);
    putNumber(out, kVocabSizeField, static_cast<std::int64_t>(model.pieces.size()));
    putNumber(out, kByteFallbackField, hasBytes);
    putNumber(out, kUnkField, model.unkId);
    putNumber(out, kBosField, model.bosId);
    putNumber(out, kEosField, model.eosId);
    putNumber(out, kPadField, model.padId);
    return out;
}

std::string normalizerMessage(const SentencePieceModel& model) {
    std::string out;
    putBytes(out, kNameField, "identity");
    putBytes(out, kCharsMapField, "");
    putNumber(out, kDummyPrefixField, model.addDummyPrefix);
    putNumber(out, kExtraSpacesField, 0);
    putNumber(out, kEscapeField, 1);
    return out;
}

} // namespace

std::string writeSentencePiece(const SentencePieceModel& model) {
    std::string out;
    for (const auto& piece : model.pieces)
        putBytes(out, kPiecesField, pieceMessage(piece));
    putBytes(out, kTrainerField, trainerMessage(model));
    putBytes(out, kNormalizerField, normalizerMessage(model));
    return out;
}

} // namespace danlu::formats
