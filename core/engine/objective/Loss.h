#pragma once

#include "engine/model/CausalModel.h"

namespace danlu::engine {

/// Sum of the cross-entropies (fp32) of next-token prediction over a batch; divide by num_items for Trainer's loss.
/// ids and labels [batch, seq]; labels are unshifted: token t is predicted from t−1, kIgnored labels count nothing.
/// Differentiable; full logits are never formed.
struct SummedLoss {
    at::Tensor sum;           // fp32 scalar
    std::int64_t targets = 0; // predicted tokens (the first token of a row never is)
};
SummedLoss nextTokenLoss(CausalModel& model, const at::Tensor& ids, const at::Tensor& labels, const Pass& pass);

/// Log-probability (natural) of each token given those before it, without gradients: fp32 [batch, seq − 1].
at::Tensor tokenLogProbabilities(CausalModel& model, const at::Tensor& ids);

} // namespace danlu::engine
