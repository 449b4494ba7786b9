#include "engine/exporting/Pieces.h"

namespace danlu::engine {

formats::SentencePieceModel sentencePieceOf(const text::Tokenizer& tokenizer) {
    formats::SentencePieceModel model;
    for (const auto& piece : tokenizer.pieces())
        model.pieces.push_back({piece.text, piece.score, static_cast<formats::PieceType>(piece.kind)});
    model.addDummyPrefix = tokenizer.addsPrefixSpace();
    model.unkId = tokenizer.unkId().value_or(-1);
    model.bosId = tokenizer.bosId().value_or(-1);
    model.eosId = tokenizer.eosId().value_or(-1);
    model.padId = tokenizer.padId().value_or(-1);
    return model;
}

} // namespace danlu::engine
