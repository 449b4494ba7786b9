#pragma once

#include <ATen/core/Tensor.h>

#include <utility>

namespace danlu::engine {

// Forward and backward of everything that is not a matrix product, without autograd; ops/Linears.h and ops/Attention.h put them
// together. On the CPU they are the row loops of ops/kernels, on other devices plain ATen. `work` is the format of matrix products
// (ops/Product.h): results that feed one are written in it.

struct Normed {
    at::Tensor y;    // [n, width] in `work`
    at::Tensor rstd; // [n] fp32, for the backward pass
};
/// RMSNorm over the last dimension: x·rstd·weight, in fp32 inside. x [n, width] contiguous, weight [width] of any format.
Normed normForward(const at::Tensor& x, const at::Tensor& weight, double epsilon, at::ScalarType work);
/// dx in x's format; dWeight fp32, undefined unless `weight` requires a gradient.
std::pair<at::Tensor, at::Tensor> normBackward(const at::Tensor& dy, const at::Tensor& x, const at::Tensor& weight, const at::Tensor& rstd);

/// SwiGLU's silu(gate)·up, written in `work`.
at::Tensor gateForward(const at::Tensor& gate, const at::Tensor& up, at::ScalarType work);
std::pair<at::Tensor, at::Tensor> gateBackward(const at::Tensor& dy, const at::Tensor& gate, const at::Tensor& up);

/// Rotary tables for positions [start, start + count): fp32 [count, headDim/2] each.
struct RotaryTables {
    at::Tensor cos, sin;
};
enum class Turn { Forward, Back };
/// x [batch, seq, heads, headDim] contiguous, half-split pairs → the same shape in `format`.
at::Tensor rotate(const at::Tensor& x, const RotaryTables& tables, Turn turn, at::ScalarType format);

/// Inverted dropout in place; the mask is a function of seed and index, so the backward pass makes it again instead of storing it.
void dropout_(at::Tensor& x, std::uint64_t seed, double probability);

} // namespace danlu::engine
