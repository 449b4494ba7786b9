#include "text/sentencepiece/SentencePieceTokenizer.h"

#include "text/Utf8.h"
#include "text/sentencepiece/ModelFile.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <unordered_map>

namespace danlu::text {
namespace {

constexpr std::string_view kSpaceMark = "\xE2\x96\x81"; // U+2581, a space inside a piece

std::string withSpaces(std::string_view piece) {
    std::string text;
    for (std::size_t at = 0; at < piece.size();) {
        const bool isSpace = piece.substr(at).starts_with(kSpaceMark);
        text += isSpace ? ' ' : piece[at];
        at += isSpace ? kSpaceMark.size() : 1;
    }
    return text;
}

/// Newlines, runs of spaces and single characters (digits) that a vocabulary names as symbols are ordinary text.
bool isOrdinary(std::string_view piece) {
    return withSpaces(piece).find_first_not_of(" \t\r\n") == std::string::npos || characterLength(piece) == piece.size();
}

bool isSpecialPiece(const Piece& piece) { return piece.kind == PieceKind::Control || (piece.kind == PieceKind::UserDefined && !isOrdinary(piece.text)); }

std::string bytesOfPiece(const Piece& piece) {
    if (piece.kind == PieceKind::Byte)
        return std::string(1, static_cast<char>(byteOf(piece.text)));
    if (piece.kind == PieceKind::Unknown)
        return std::string(kReplacement);
    return isSpecialPiece(piece) ? std::string() : withSpaces(piece.text);
}

/// User-defined symbols with a text of their own become controls, which libsentencepiece never finds in what it encodes.
std::string disarmed(std::string_view bytes, const SentencePieceFile& file) {
    std::string copy(bytes);
    for (std::size_t id = 0; id < file.pieces.size(); ++id)
        if (file.pieces[id].kind == PieceKind::UserDefined && isSpecialPiece(file.pieces[id]))
            copy[file.kindAt[id]] = static_cast<char>(PieceKind::Control);
    return copy;
}

class SentencePieceTokenizer final : public Tokenizer {
public:
    explicit SentencePieceTokenizer(SentencePieceFile file) : m_file(std::move(file)) {
        for (std::size_t id = 0; id < m_file.pieces.size(); ++id) {
            m_bytes.push_back(bytesOfPiece(m_file.pieces[id]));
            if (m_file.pieces[id].kind == PieceKind::Byte)
                m_byteIds[static_cast<unsigned char>(m_bytes.back()[0])] = TokenId(id);
            if (isSpecialPiece(m_file.pieces[id]))
                m_specialIds.emplace(m_file.pieces[id].text, TokenId(id));
        }
        for (const auto& [text, id] : m_specialIds)
            m_specials.push_back(text);
        std::sort(m_specials.begin(), m_specials.end(),
                  [](const std::string& a, const std::string& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    }

    Result<> load(std::string_view bytes) {
        const auto status = m_processor.LoadFromSerializedProto(disarmed(bytes, m_file));
        if (!status.ok())
            return Error(ErrorCode::Rejected, "the tokenizer cannot be loaded: " + status.ToString());
        return ok();
    }

    std::vector<Token> tokens(std::string_view text) const override {
        std::string repaired;
        if (!isValidUtf8(text))
            text = repaired = toValidUtf8(text);
        sentencepiece::ImmutableSentencePieceText encoded;
        if (!m_processor.Encode(text, encoded.mutable_proto()).ok())
            return spelled(text);
        std::vector<Token> result;
        result.reserve(encoded.pieces_size());
        for (std::size_t i = 0; i < encoded.pieces_size(); ++i) {
            const auto piece = encoded.pieces(int(i));
            result.push_back({TokenId(piece.id()), piece.begin(), piece.end()});
        }
        shareBytes(result);
        return result;
    }

    const std::vector<Piece>& pieces() const override { return m_file.pieces; }
    std::optional<TokenId> bosId() const override { return present(m_file.bosId); }
    std::optional<TokenId> eosId() const override { return present(m_file.eosId); }
    std::optional<TokenId> unkId() const override { return present(m_file.unkId); }
    std::optional<TokenId> padId() const override { return present(m_file.padId); }
    bool addsPrefixSpace() const override { return m_file.addDummyPrefix; }
    const std::vector<std::string>& specials() const override { return m_specials; }

    std::optional<TokenId> special(std::string_view text) const override {
        const auto found = m_specialIds.find(std::string(text));
        return found == m_specialIds.end() ? std::nullopt : std::optional(found->second);
    }

    bool isSpecial(TokenId id) const override { return isInside(id) && isSpecialPiece(m_file.pieces[std::size_t(id)]); }

    std::string_view bytesOf(TokenId id) const override { return isInside(id) ? std::string_view(m_bytes[std::size_t(id)]) : std::string_view(); }

private:
    static std::optional<TokenId> present(std::int32_t id) { return id < 0 ? std::nullopt : std::optional<TokenId>(id); }

    bool isInside(TokenId id) const { return id >= 0 && std::size_t(id) < m_bytes.size(); }

    /// What libsentencepiece gives up on (it has no known case left): byte by byte, or unknown.
    std::vector<Token> spelled(std::string_view text) const {
        std::vector<Token> result;
        for (std::size_t at = 0; at < text.size(); ++at)
            result.push_back({m_file.byteFallback ? m_byteIds[static_cast<unsigned char>(text[at])] : m_file.unkId, at, at + 1});
        return result;
    }

    /// libsentencepiece gives a character's place to its last byte piece only.
    void shareBytes(std::vector<Token>& result) const {
        for (std::size_t i = result.size(); i-- > 1;)
            if (result[i - 1].begin == result[i - 1].end && isByte(result[i - 1].id) && isByte(result[i].id) && result[i].begin == result[i - 1].begin)
                result[i - 1].end = result[i].end;
    }

    bool isByte(TokenId id) const { return m_file.pieces[std::size_t(id)].kind == PieceKind::Byte; }

    SentencePieceFile m_file;
    sentencepiece::SentencePieceProcessor m_processor;
    std::vector<std::string> m_bytes; // by id
    std::unordered_map<std::string, TokenId> m_specialIds;
    std::vector<std::string> m_specials;
    TokenId m_byteIds[256] = {};
};

} // namespace

Result<std::unique_ptr<Tokenizer>> loadSentencePiece(std::string_view bytes) {
    DANLU_TRY(auto file, readSentencePieceFile(bytes));
    auto tokenizer = std::make_unique<SentencePieceTokenizer>(std::move(file));
    DANLU_CHECK(tokenizer->load(bytes));
    return std::unique_ptr<Tokenizer>(std::move(tokenizer));
}

} // namespace danlu::text
