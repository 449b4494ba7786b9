#pragma once

#include <ATen/core/Tensor.h>

namespace danlu::engine {

/// The format in which matrix products of activations run: their own, or fp32 where the CPU has no fast bf16 product
/// (device/Device.h, hasFastBf16): there torch's bf16 product makes 9 GFLOP/s where its fp32 one makes 90.
at::ScalarType productFormat(const at::Tensor& activation);

/// A weight in the format of the product. Where that is not its own it lies in a scratch buffer of this thread, which the next call
/// overwrites: use it at once. So a bf16 model never has an fp32 twin in memory.
at::Tensor forProduct(const at::Tensor& weight, at::ScalarType format);

} // namespace danlu::engine
