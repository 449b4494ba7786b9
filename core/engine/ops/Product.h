#pragma once

#include <ATen/core/Tensor.h>

#include <optional>

namespace danlu::engine {

/// The format in which matrix products of activations run: their own, or fp32 where the CPU has no fast bf16 product
/// (device/Device.h, hasFastBf16): there torch's bf16 product makes 9 GFLOP/s where its fp32 one makes 90.
at::ScalarType productFormat(const at::Tensor& activation);

/// Lets this thread's bf16 activations take the path of another machine while it lives; for tests of both paths on one CPU.
class ProductFormatGuard {
public:
    explicit ProductFormatGuard(at::ScalarType format);
    ~ProductFormatGuard();
    ProductFormatGuard(const ProductFormatGuard&) = delete;
    ProductFormatGuard& operator=(const ProductFormatGuard&) = delete;

private:
    std::optional<at::ScalarType> m_before;
};

/// A weight in the format of the product. Where that is not its own it lies in a scratch buffer of this thread, which the next call
/// overwrites: use it at once. So a bf16 model never has an fp32 twin in memory.
at::Tensor forProduct(const at::Tensor& weight, at::ScalarType format);

} // namespace danlu::engine
