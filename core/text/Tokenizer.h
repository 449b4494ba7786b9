#pragma once

#include "base/Result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace danlu::text {

using TokenId = std::int32_t;

/// Kinds of pieces, with SentencePiece's (and GGUF's token_type) numbers.
enum class PieceKind : std::uint8_t { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };

/// One entry of a vocabulary; its id is its place in the table.
struct Piece {
    std::string text; // as the model file spells it, "▁" for a space
    float score = 0;
    PieceKind kind = PieceKind::Normal;
    bool operator==(const Piece&) const = default;
};

/// A token and the bytes [begin, end) of the encoded text that it stands for. A character spelled in byte pieces gives all its bytes to
/// each of them; a dummy prefix stands for no bytes.
struct Token {
    TokenId id = 0;
    std::size_t begin = 0, end = 0;
    bool operator==(const Token&) const = default;
};

/// Text ↔ token ids. Immutable and thread-safe once loaded.
///
/// Special pieces (controls, and user-defined symbols that are more than white space or one character) never come out of encode(), whatever the text
/// spells: only special() gives their ids, and only the template renderer asks for them. That is what keeps a chat message from
/// writing itself a new turn.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;

    /// Plain text → tokens. No begin-of-text; bytes that are not UTF-8 become U+FFFD.
    virtual std::vector<Token> tokens(std::string_view text) const = 0;
    /// The ids of tokens().
    std::vector<TokenId> encode(std::string_view text) const;

    /// The whole table, in order of id: what exporters write.
    virtual const std::vector<Piece>& pieces() const = 0;
    std::size_t vocabSize() const { return pieces().size(); }
    virtual std::optional<TokenId> bosId() const = 0;
    virtual std::optional<TokenId> eosId() const = 0;
    virtual std::optional<TokenId> unkId() const = 0;
    virtual std::optional<TokenId> padId() const = 0;
    /// The text of an optional id, "" when there is none: what templates know as bos_token and eos_token.
    std::string textOf(std::optional<TokenId> id) const;

    /// Id of the special piece with exactly this text.
    virtual std::optional<TokenId> special(std::string_view text) const = 0;
    /// Whether the id is one that encode() never gives.
    virtual bool isSpecial(TokenId id) const = 0;
    /// The special pieces, longest text first (ties by text): the order in which template text is searched.
    virtual const std::vector<std::string>& specials() const = 0;

    /// Whether encode() puts a space before the text ("dummy prefix"), which decode() takes away again.
    virtual bool addsPrefixSpace() const = 0;
    /// Raw bytes a token stands for; nothing for special pieces. May be a part of a character. An id outside the table gives nothing.
    virtual std::string_view bytesOf(TokenId id) const = 0;

    /// Ids → text. Special pieces are left out, broken characters become U+FFFD.
    std::string decode(std::span<const TokenId> ids) const;
};

/// Decodes token by token for streaming: a character comes out when its last byte is there, never in halves.
class StreamDecoder {
public:
    /// Whether the dummy prefix is still to come (a new text, an answer) or a text goes on.
    enum class Start { NewText, Continued };
    explicit StreamDecoder(const Tokenizer& tokenizer, Start start = Start::NewText);

    /// What can be shown after this token; often empty.
    std::string push(TokenId id);
    /// What is left at the end: U+FFFD for each byte of an unfinished character.
    std::string finish();

private:
    const Tokenizer* m_tokenizer;
    bool m_dropSpace;
    std::string m_pending; // at most 3 bytes
};

} // namespace danlu::text
