#pragma once

#include "engine/model/Linear.h"

#include <ATen/core/Generator.h>

#include <span>
#include <vector>

namespace danlu::engine {

// Linear layers with their adapters as one differentiable step each: y = x·Wᵀ + bias + scale·B(A(dropout(x))), Hu et al. 2021, eq. 3.
// Nothing of size out × in is formed for a frozen weight, and inputs that are cheap to make again (a norm, SwiGLU's product) are not
// kept for the backward pass: it makes them from what is kept anyway. x is [n, in] contiguous; results are [n, out] in x's format.
// `generator` supplies the seeds of dropout masks; none = no dropout.

using DropoutSource = std::optional<at::Generator>;

at::Tensor linear(const at::Tensor& x, const Linear& layer, const DropoutSource& generator);

/// Several layers of the same input: RMSNorm(x)·Wᵀ each.
std::vector<at::Tensor> normedLinears(const at::Tensor& x, const at::Tensor& normWeight, double epsilon, std::span<const Linear* const> layers,
                                      const DropoutSource& generator);

/// (silu(gate)·up)·Wᵀ: SwiGLU and the layer behind it.
at::Tensor gatedLinear(const at::Tensor& gate, const at::Tensor& up, const Linear& layer, const DropoutSource& generator);

/// RMSNorm alone, in x's format.
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double epsilon);

} // namespace danlu::engine
