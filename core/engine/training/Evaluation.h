#pragma once

#include "engine/training/Examples.h"
#include "engine/training/TrainObserver.h"

#include <functional>

namespace danlu::engine {

class CausalModel;

/// Loss of a split without gradients, in the order of the table: the Trainer's row-weighted mean of batch means, and the token-weighted
/// perplexity. `stopped` is asked before every batch; where it says yes nothing comes back.
std::optional<EvalMetrics> evaluateLoss(CausalModel& model, const TokenTable& table, std::int64_t batchSize, const std::function<bool()>& stopped);

} // namespace danlu::engine
