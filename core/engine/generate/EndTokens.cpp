#include "engine/generate/EndTokens.h"

#include <set>

namespace danlu::engine {

std::vector<std::int64_t> endTokens(const ModelConfig& config, const text::Tokenizer& tokenizer) {
    std::set<std::int64_t> ids(config.eos.begin(), config.eos.end());
    if (const auto id = tokenizer.eosId())
        ids.insert(*id);
    for (const auto* text : {"<|end|>", "<|im_end|>", "<|eot_id|>", "<|eom_id|>", "<|endoftext|>", "<end_of_turn>"}) {
        if (const auto id = tokenizer.special(text))
            ids.insert(*id);
    }
    return {ids.begin(), ids.end()};
}

} // namespace danlu::engine
