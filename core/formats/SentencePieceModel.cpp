#include "formats/SentencePieceModel.h"

#include "formats/Checked.h"

#include <cmath>
#include <cstring>
#include <optional>

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
enum WireType : std::uint32_t { kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };
constexpr std::uint64_t kBpe = 2, kUnigram = 1;

Error refused(const std::string& what) { return {ErrorCode::Rejected, "not a usable SentencePiece model: " + what}; }
Error cutShort() { return refused("it ends in the middle of a field"); }

/// One field of a protobuf message: `number` for varints and fixed widths, `bytes` for texts and messages.
struct WireField {
    std::uint32_t id = 0;
    std::uint32_t type = 0;
    std::uint64_t number = 0;
    std::string_view bytes;
};

Result<std::uint64_t> takeVarint(std::string_view& rest) {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (rest.empty())
            return cutShort();
        const auto byte = static_cast<unsigned char>(rest.front());
        rest.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7fu) << shift;
        if (byte < 0x80)
            return value;
    }
    return refused("a number of more than ten bytes");
}

Result<std::string_view> takeBytes(std::string_view& rest, std::uint64_t count) {
    if (count > rest.size())
        return cutShort();
    const auto bytes = rest.substr(0, count);
    rest.remove_prefix(count);
    return bytes;
}

Result<WireField> takeField(std::string_view& rest) {
    DANLU_TRY(const auto tag, takeVarint(rest));
    WireField field;
    field.id = static_cast<std::uint32_t>(tag >> 3);
    field.type = static_cast<std::uint32_t>(tag & 7);
    if (tag >> 3 == 0 || tag >> 32 != 0)
        return refused("a field without a number");
    if (field.type == kVarint) {
        DANLU_TRY(field.number, takeVarint(rest));
        return field;
    }
    if (field.type != kBytes && field.type != kFixed32 && field.type != kFixed64)
        return refused("a field of an unknown kind");
    std::uint64_t count = field.type == kFixed32 ? 4 : 8;
    if (field.type == kBytes) {
        DANLU_TRY(count, takeVarint(rest));
    }
    DANLU_TRY(field.bytes, takeBytes(rest, count));
    if (field.type != kBytes)
        std::memcpy(&field.number, field.bytes.data(), count);
    return field;
}

/// Calls `take` for every field of a message.
template <typename Take>
Result<> eachField(std::string_view message, Take&& take) {
    while (!message.empty()) {
        DANLU_TRY(const WireField field, takeField(message));
        DANLU_CHECK(take(field));
    }
    return ok();
}

Result<> expect(const WireField& field, WireType type) { return field.type == type ? ok() : Result<>(refused("a field of the wrong kind")); }

Result<> takePieceField(const WireField& field, Piece& piece) {
    if (field.id == kTextField) {
        piece.text = field.bytes;
        return expect(field, kBytes);
    }
    if (field.id == kScoreField) {
        const auto bits = static_cast<std::uint32_t>(field.number);
        std::memcpy(&piece.score, &bits, sizeof piece.score);
        return expect(field, kFixed32);
    }
    if (field.id != kTypeField)
        return ok();
    if (field.number < 1 || field.number > 6)
        return refused("a piece of an unknown type");
    piece.type = static_cast<PieceType>(field.number);
    return expect(field, kVarint);
}

Result<Piece> pieceOf(std::string_view message) {
    Piece piece;
    DANLU_CHECK(eachField(message, [&](const WireField& field) { return takePieceField(field, piece); }));
    if (piece.text.empty() || !isText(piece.text) || !std::isfinite(piece.score))
        return refused("a piece that is no text, or whose score is no number");
    return piece;
}

std::int32_t wireInt(const WireField& field) { return static_cast<std::int32_t>(static_cast<std::int64_t>(field.number)); }

Result<> takeTrainer(std::string_view message, SentencePieceModel& model) {
    return eachField(message, [&](const WireField& field) -> Result<> {
        switch (field.id) {
        case kModelTypeField:
            if (field.number != kBpe && field.number != kUnigram)
                return refused("neither a BPE nor a unigram model");
            model.isBpe = field.number == kBpe;
            return expect(field, kVarint);
        case kByteFallbackField:
            model.byteFallback = field.number != 0;
            return expect(field, kVarint);
        case kUnkField:
            model.unkId = wireInt(field);
            return expect(field, kVarint);
        case kBosField:
            model.bosId = wireInt(field);
            return expect(field, kVarint);
        case kEosField:
            model.eosId = wireInt(field);
            return expect(field, kVarint);
        case kPadField:
            model.padId = wireInt(field);
            return expect(field, kVarint);
        default:
            return ok();
        }
    });
}

Result<> takeNormalizer(std::string_view message, SentencePieceModel& model) {
    return eachField(message, [&](const WireField& field) -> Result<> {
        switch (field.id) {
        case kCharsMapField:
            model.hasCharsMap = !field.bytes.empty();
            return expect(field, kBytes);
        case kDummyPrefixField:
            model.addDummyPrefix = field.number != 0;
            return expect(field, kVarint);
        case kExtraSpacesField:
            model.removeExtraWhitespaces = field.number != 0;
            return expect(field, kVarint);
        default:
            return ok();
        }
    });
}

Result<> checkIds(const SentencePieceModel& model) {
    const auto size = static_cast<std::int64_t>(model.pieces.size());
    if (size == 0)
        return refused("it has no pieces");
    for (const auto id : {model.unkId, model.bosId, model.eosId, model.padId}) {
        if (id >= size || id < -1)
            return refused("the special token " + std::to_string(id) + " is outside its " + std::to_string(size) + " pieces");
    }
    if (model.unkId < 0)
        return refused("it has no token for unknown text");
    return ok();
}

Result<> takePiece(std::string_view message, SentencePieceModel& model) {
    if (model.pieces.size() == kPieces)
        return refused("more than " + std::to_string(kPieces) + " pieces");
    DANLU_TRY(Piece piece, pieceOf(message));
    model.pieces.push_back(std::move(piece));
    return ok();
}

Result<> takeModelField(const WireField& field, SentencePieceModel& model) {
    if (field.id != kPiecesField && field.id != kTrainerField && field.id != kNormalizerField)
        return ok();
    DANLU_CHECK(expect(field, kBytes));
    if (field.id == kTrainerField)
        return takeTrainer(field.bytes, model);
    return field.id == kNormalizerField ? takeNormalizer(field.bytes, model) : takePiece(field.bytes, model);
}

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
    putNumber(out, kModelTypeField, model.isBpe ? kBpe : kUnigram);
    putNumber(out, kVocabSizeField, static_cast<std::int64_t>(model.pieces.size()));
    putNumber(out, kByteFallbackField, model.byteFallback);
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
    putNumber(out, kExtraSpacesField, model.removeExtraWhitespaces);
    putNumber(out, kEscapeField, 1);
    return out;
}

} // namespace

Result<SentencePieceModel> readSentencePiece(std::string_view bytes) {
    SentencePieceModel model;
    model.isBpe = false; // sentencepiece_model.proto's defaults
    model.byteFallback = false;
    model.removeExtraWhitespaces = true;
    DANLU_CHECK(eachField(bytes, [&](const WireField& field) { return takeModelField(field, model); }));
    DANLU_CHECK(checkIds(model));
    return model;
}

std::string writeSentencePiece(const SentencePieceModel& model) {
    std::string out;
    for (const auto& piece : model.pieces)
        putBytes(out, kPiecesField, pieceMessage(piece));
    putBytes(out, kTrainerField, trainerMessage(model));
    putBytes(out, kNormalizerField, normalizerMessage(model));
    return out;
}

} // namespace danlu::formats
