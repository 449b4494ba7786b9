#pragma once

#include "base/Json.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace danlu::engine {

/// The device a spec names: "cpu", "cuda" (an error where there is none) or "auto" (a GPU when there is one).
/// The worker must have loaded libtorch_cuda before the first call: torch looks its CUDA hooks up once.
Result<at::Device> pickDevice(std::string_view wanted);
bool hasCuda();

/// Sets the number of threads torch uses inside one operation; 0 = all cores. Returns the number in force.
std::int64_t useThreads(std::int64_t wanted);

/// What the bits of a result depend on besides the spec: threads, instruction set, library version, device name.
struct Environment {
    std::int64_t threads = 1;
    std::string cpu;      // "AVX2", "AVX512" …: the kernels torch chose
    std::string libtorch; // "2.11.0"
    std::string device;   // "cpu" or the GPU's index
    bool operator==(const Environment&) const = default;
};
Environment environmentOf(const at::Device& device);
Json toJson(const Environment& environment);
Result<Environment> environmentOf(const Json& json);
/// "threads 4 → 2, instruction set AVX512 → AVX2"; empty where nothing differs.
std::string differenceText(const Environment& before, const Environment& now);

/// Whether matrix products in bf16 are faster than in fp32 here (AVX512-BF16, AMX, a GPU); elsewhere torch's bf16 product is a
/// slow fallback, and products are computed in fp32 on an up-cast copy (ops/Product.h).
bool hasFastBf16(const at::Device& device);

} // namespace danlu::engine
