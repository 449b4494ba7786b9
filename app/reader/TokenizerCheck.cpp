#include "TokenizerCheck.h"

#include "text/ChatTemplate.h"
#include "text/sentencepiece/SentencePieceTokenizer.h"

namespace danlu::reader {
namespace {

Json idJson(std::optional<text::TokenId> id) { return id ? Json(*id) : Json(); }

} // namespace

Result<Json> checkedTokenizer(std::string_view bytes) { return checkedTokenizer(bytes, {}); }

Result<Json> checkedTokenizer(std::string_view bytes, const std::string& chatTemplate) {
    DANLU_TRY(const auto tokenizer, text::loadSentencePiece(bytes));
    if (!chatTemplate.empty())
        DANLU_CHECK(text::ChatTemplate::compile(chatTemplate, *tokenizer));
    return Json{{"pieces", tokenizer->vocabSize()},  {"bos", idJson(tokenizer->bosId())}, {"eos", idJson(tokenizer->eosId())},
                {"unk", idJson(tokenizer->unkId())}, {"pad", idJson(tokenizer->padId())}, {"special", tokenizer->specials()}};
}

} // namespace danlu::reader
