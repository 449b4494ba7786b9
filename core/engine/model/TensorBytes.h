#pragma once

#include "base/Result.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <string_view>
#include <vector>

namespace danlu::engine {

/// A CPU tensor of its own from raw little-endian bytes; type in safetensors' words ("F32", "BF16", "F16", "I64", "U8").
Result<at::Tensor> tensorOfBytes(std::string_view name, std::string_view type, const std::vector<std::int64_t>& shape, std::string_view bytes);
/// safetensors' word for a tensor's type; "" where there is none.
std::string_view wordOf(at::ScalarType type);
/// The bytes of a contiguous CPU tensor; the view lives as long as the tensor.
std::string_view bytesOf(const at::Tensor& tensor);

} // namespace danlu::engine
