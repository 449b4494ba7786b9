#include "text/Tokenizer.h"

#include "text/Utf8.h"

namespace danlu::text {

std::vector<TokenId> Tokenizer::encode(std::string_view text) const {
    std::vector<TokenId> ids;
    for (const Token& token : tokens(text))
        ids.push_back(token.id);
    return ids;
}

std::string Tokenizer::textOf(std::optional<TokenId> id) const {
    return id && *id >= 0 && std::size_t(*id) < vocabSize() ? pieces()[std::size_t(*id)].text : "";
}

std::string Tokenizer::decode(std::span<const TokenId> ids) const {
    StreamDecoder decoder(*this);
    std::string text;
    for (const TokenId id : ids)
        text += decoder.push(id);
    return text + decoder.finish();
}

StreamDecoder::StreamDecoder(const Tokenizer& tokenizer, Start start)
    : m_tokenizer(&tokenizer), m_dropSpace(start == Start::NewText && tokenizer.addsPrefixSpace()) {}

std::string StreamDecoder::push(TokenId id) {
    std::string_view bytes = m_tokenizer->bytesOf(id);
    if (m_tokenizer->isSpecial(id)) { // a dummy prefix follows each special token
        m_dropSpace = m_tokenizer->addsPrefixSpace();
        return finish();
    }
    if (bytes.empty())
        return {};
    if (m_dropSpace && bytes.starts_with(' '))
        bytes.remove_prefix(1);
    m_dropSpace = false;
    m_pending += bytes;
    const std::size_t whole = m_pending.size() - unfinishedTail(m_pending);
    std::string text = toValidUtf8(std::string_view(m_pending).substr(0, whole));
    m_pending.erase(0, whole);
    return text;
}

std::string StreamDecoder::finish() {
    std::string text;
    for (std::size_t i = 0; i < m_pending.size(); ++i)
        text += kReplacement;
    m_pending.clear();
    return text;
}

} // namespace danlu::text
