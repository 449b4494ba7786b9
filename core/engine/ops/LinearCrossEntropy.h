#pragma once

#include <ATen/core/Tensor.h>

namespace danlu::engine {

/// Σ over rows of −log softmax(x·Wᵀ)[target], softmax in fp32. x [n, hidden], weight [vocab, hidden], targets [n] int64 (all ≥ 0).
/// Logits exist only for a few rows at a time, and the gradient is made in the forward pass (Liger Kernel, Hsu et al. 2024): 2 products
/// for a frozen weight, 3 where it learns.
at::Tensor linearCrossEntropy(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& targets);

/// The same without gradients, per row: log softmax(x·Wᵀ)[target], fp32 [n].
at::Tensor targetLogProbabilities(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& targets);

constexpr std::int64_t kLogitBytes = 48 << 20; // of logits at once

} // namespace danlu::engine
