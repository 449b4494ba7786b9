#pragma once

#include "engine/model/ModelConfig.h"
#include "text/Tokenizer.h"

#include <vector>

namespace danlu::engine {

/// Every token that ends an answer, ascending: the config's eos ids, the tokenizer's, and the pieces by which chat templates end a turn
/// (<|end|>, <|im_end|>, <|eot_id|> …, the list llama.cpp looks for).
std::vector<std::int64_t> endTokens(const ModelConfig& config, const text::Tokenizer& tokenizer);

} // namespace danlu::engine
