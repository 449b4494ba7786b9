#pragma once

#include "engine/model/CausalModel.h"
#include "engine/training/Examples.h"

#include <functional>

namespace danlu::engine {

/// Loss of next-token prediction over the learned tokens of many rows, each token weighing the same.
struct Perplexity {
    double nats = 0;         // sum of the cross-entropies
    std::int64_t tokens = 0; // predicted tokens
    double loss() const;     // per token
    double value() const;    // e^loss
};

/// Called between batches with rows done and rows in all; false = cancel.
using EvaluateProgress = std::function<bool(std::size_t done, std::size_t all)>;

/// Rows are sorted by length and batched up to `batchTokens` tokens with padding.
Result<Perplexity> perplexityOf(CausalModel& model, const TokenTable& rows, std::int64_t batchTokens, const EvaluateProgress& progress);

/// Next-token logits after each of the ids: fp32 [seq, vocab] on the CPU.
Result<at::Tensor> logitsOf(CausalModel& model, std::span<const std::int64_t> ids);

} // namespace danlu::engine
