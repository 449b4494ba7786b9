#include "text/sentencepiece/ModelFile.h"

#include "base/File.h"
#include "text/Utf8.h"
#include "text/sentencepiece/Protobuf.h"

#include <bit>
#include <cmath>
#include <unordered_map>

namespace danlu::text {
namespace {

Error rejected(std::string message) { return Error(ErrorCode::Rejected, std::move(message)); }

Error unsupported(std::string message) { return Error(ErrorCode::Unsupported, std::move(message)); }

/// The parts of the file that libsentencepiece would act on, while it is being read.
struct Draft {
    SentencePieceFile file;
    std::int64_t modelType = 1; // 1 unigram, 2 bpe, 3 word, 4 char
    bool hasTrainer = false, hasNormalizer = false;
    bool keepsSpaces = false; // remove_extra_whitespaces is true unless the file says otherwise
};

Result<> expectWire(const ProtoField& field, std::uint8_t wire, std::string_view what) {
    return field.wire == wire ? ok() : rejected("byte " + std::to_string(field.valueAt) + ": " + std::string(what) + " has the wrong type");
}

Result<> readPieceField(const ProtoField& field, Piece& piece, std::size_t& kindAt) {
    if (field.number == 1) {
        DANLU_CHECK(expectWire(field, 2, "a piece's text"));
        piece.text = field.bytes;
    }
    if (field.number == 2) {
        DANLU_CHECK(expectWire(field, 5, "a piece's score"));
        piece.score = std::bit_cast<float>(std::uint32_t(field.value));
    }
    if (field.number == 3) {
        DANLU_CHECK(expectWire(field, 0, "a piece's type"));
        if (field.value < 1 || field.value > 6)
            return rejected("byte " + std::to_string(field.valueAt) + ": a piece's type is " + std::to_string(field.value) + ", known are 1 to 6");
        if (kindAt != 0 || field.valueBytes != 1)
            return rejected("byte " + std::to_string(field.valueAt) + ": a piece's type is written twice or in an unusual form");
        piece.kind = PieceKind(field.value);
        kindAt = field.valueAt;
    }
    return ok();
}

Result<> checkPiece(const Piece& piece, std::size_t id) {
    const std::string where = "piece " + std::to_string(id) + ": ";
    if (piece.text.empty())
        return rejected(where + "its text is empty");
    if (piece.text.size() > kPieceBytes)
        return rejected(where + "its text has " + std::to_string(piece.text.size()) + " bytes, " + std::to_string(kPieceBytes) + " are allowed");
    if (!isValidUtf8(piece.text) || piece.text.find('\0') != std::string::npos)
        return rejected(where + "its text is not UTF-8");
    if (piece.kind == PieceKind::Control && characterLength(piece.text) == piece.text.size())
        return rejected(where + "\"" + piece.text + "\" is a control symbol of one character, which libsentencepiece cannot tell from text");
    if (!std::isfinite(piece.score))
        return rejected(where + "its score is not a number");
    return ok();
}

Result<> readPiece(const ProtoField& message, SentencePieceFile& file) {
    if (file.pieces.size() == kTokenizerPieces)
        return rejected("more than " + std::to_string(kTokenizerPieces) + " pieces");
    Piece piece;
    std::size_t kindAt = 0;
    ProtoReader reader(message.bytes, message.valueAt);
    while (!reader.atEnd()) {
        DANLU_TRY(const ProtoField field, reader.next());
        DANLU_CHECK(readPieceField(field, piece, kindAt));
    }
    DANLU_CHECK(checkPiece(piece, file.pieces.size()));
    file.pieces.push_back(std::move(piece));
    file.kindAt.push_back(kindAt);
    return ok();
}

std::int32_t idOf(const ProtoField& field) { return std::int32_t(std::uint32_t(field.value)); }

Result<> readTrainer(const ProtoField& message, Draft& draft) {
    draft.hasTrainer = true;
    ProtoReader reader(message.bytes, message.valueAt);
    while (!reader.atEnd()) {
        DANLU_TRY(const ProtoField field, reader.next());
        if (field.number == 3 || field.number == 35 || (field.number >= 40 && field.number <= 43))
            DANLU_CHECK(expectWire(field, 0, "field " + std::to_string(field.number) + " of the trainer's settings"));
        switch (field.number) {
        case 3:
            draft.modelType = std::int64_t(field.value);
            break;
        case 24:
            if (field.value != 0)
                return unsupported("it puts spaces behind words (treat_whitespace_as_suffix)");
            break;
        case 35:
            draft.file.byteFallback = field.value != 0;
            break;
        case 40:
            draft.file.unkId = idOf(field);
            break;
        case 41:
            draft.file.bosId = idOf(field);
            break;
        case 42:
            draft.file.eosId = idOf(field);
            break;
        case 43:
            draft.file.padId = idOf(field);
            break;
        default:
            break;
        }
    }
    return ok();
}

/// The compiled table of a rewriting normaliser (field 2) is an array of jumps that libsentencepiece follows unchecked, so it is refused.
Result<> refuseCharsMap(const ProtoField& field) {
    if (field.number == 2 && !(field.wire == 2 && field.bytes.empty()))
        return unsupported("its normaliser rewrites characters; Danlu takes tokenizers with the normaliser \"identity\" (Llama 2, Mistral)");
    return ok();
}

Result<> readNormalizer(const ProtoField& message, Draft& draft) {
    draft.hasNormalizer = true;
    ProtoReader reader(message.bytes, message.valueAt);
    while (!reader.atEnd()) {
        DANLU_TRY(const ProtoField field, reader.next());
        DANLU_CHECK(refuseCharsMap(field));
        if (field.number >= 3 && field.number <= 5)
            DANLU_CHECK(expectWire(field, 0, "field " + std::to_string(field.number) + " of the normaliser's settings"));
        if (field.number == 3)
            draft.file.addDummyPrefix = field.value != 0;
        if (field.number == 4)
            draft.keepsSpaces = field.value == 0;
        if (field.number == 5 && field.value == 0)
            return unsupported("it does not mark spaces (escape_whitespaces false)");
    }
    return ok();
}

Result<> checkDenormalizer(const ProtoField& message) {
    ProtoReader reader(message.bytes, message.valueAt);
    while (!reader.atEnd()) {
        DANLU_TRY(const ProtoField field, reader.next());
        DANLU_CHECK(refuseCharsMap(field));
    }
    return ok();
}

Result<> checkId(const SentencePieceFile& file, std::int32_t id, std::string_view name, PieceKind kind) {
    if (id < 0 && kind == PieceKind::Control)
        return ok();
    if (id < 0 || std::size_t(id) >= file.pieces.size())
        return rejected("its " + std::string(name) + " id is " + std::to_string(id) + ", but it has " + std::to_string(file.pieces.size()) + " pieces");
    if (file.pieces[std::size_t(id)].kind != kind)
        return rejected("its " + std::string(name) + " id " + std::to_string(id) + " is \"" + file.pieces[std::size_t(id)].text +
                        "\", a piece of another type");
    return ok();
}

Result<> checkUnknown(const SentencePieceFile& file) {
    std::size_t count = 0;
    for (const Piece& piece : file.pieces)
        count += piece.kind == PieceKind::Unknown;
    return count == 1 ? ok() : rejected("it has " + std::to_string(count) + " pieces of type unknown, one is needed");
}

Result<> checkBytes(const SentencePieceFile& file) {
    std::size_t count = 0;
    for (const Piece& piece : file.pieces) {
        if (piece.kind != PieceKind::Byte)
            continue;
        ++count;
        if (byteOf(piece.text) < 0)
            return rejected("\"" + piece.text + "\" is no name of a byte");
    }
    if (count != 0 && !file.byteFallback)
        return rejected("it has byte pieces, but its settings say that it has none");
    return !file.byteFallback || count == 256 ? ok() : rejected("it has " + std::to_string(count) + " byte pieces, 256 are needed");
}

Result<> checkDistinct(const SentencePieceFile& file) {
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t id = 0; id < file.pieces.size(); ++id) {
        const auto [at, isNew] = seen.emplace(file.pieces[id].text, id);
        if (!isNew)
            return rejected("pieces " + std::to_string(at->second) + " and " + std::to_string(id) + " are the same");
    }
    return ok();
}

Result<SentencePieceFile> finished(Draft draft) {
    SentencePieceFile& file = draft.file;
    if (file.pieces.empty())
        return rejected("it has no pieces");
    if (!draft.hasTrainer || !draft.hasNormalizer)
        return rejected("its settings are missing");
    if (draft.modelType != 2)
        return unsupported("it is not a BPE model; Danlu takes SentencePiece BPE (Llama 2, Mistral)");
    if (!draft.keepsSpaces)
        return unsupported("it removes extra spaces; Danlu takes tokenizers that keep them (remove_extra_whitespaces false)");
    DANLU_CHECK(checkUnknown(file));
    DANLU_CHECK(checkBytes(file));
    DANLU_CHECK(checkDistinct(file));
    DANLU_CHECK(checkId(file, file.unkId, "unknown", PieceKind::Unknown));
    DANLU_CHECK(checkId(file, file.bosId, "begin", PieceKind::Control));
    DANLU_CHECK(checkId(file, file.eosId, "end", PieceKind::Control));
    DANLU_CHECK(checkId(file, file.padId, "padding", PieceKind::Control));
    return std::move(file);
}

Result<SentencePieceFile> readMessage(std::string_view bytes) {
    Draft draft;
    ProtoReader reader(bytes, 0);
    while (!reader.atEnd()) {
        DANLU_TRY(const ProtoField field, reader.next());
        if (field.number >= 1 && field.number <= 5)
            DANLU_CHECK(expectWire(field, 2, "field " + std::to_string(field.number)));
        if (field.number == 1)
            DANLU_CHECK(readPiece(field, draft.file));
        if (field.number == 2)
            DANLU_CHECK(readTrainer(field, draft));
        if (field.number == 3)
            DANLU_CHECK(readNormalizer(field, draft));
        if (field.number == 5)
            DANLU_CHECK(checkDenormalizer(field));
    }
    return finished(std::move(draft));
}

} // namespace

int byteOf(std::string_view piece) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    if (piece.size() != 6 || !piece.starts_with("<0x") || piece.back() != '>')
        return -1;
    const auto high = kDigits.find(piece[3]), low = kDigits.find(piece[4]);
    return high == kDigits.npos || low == kDigits.npos ? -1 : int(high * 16 + low);
}

Result<SentencePieceFile> readSentencePieceFile(std::string_view bytes) {
    if (bytes.size() > kTokenizerBytes)
        return rejected("the tokenizer has " + sizeText(bytes.size()) + ", " + sizeText(kTokenizerBytes) + " are allowed");
    auto file = readMessage(bytes);
    if (!file)
        return std::move(file).error().wrap("the tokenizer is not a SentencePiece model that Danlu can use");
    return file;
}

} // namespace danlu::text
