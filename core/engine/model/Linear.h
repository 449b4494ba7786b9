#pragma once

#include <ATen/core/Tensor.h>

#include <optional>
#include <string>

namespace danlu::engine {

/// A low-rank update of a linear layer: y += scale · B(A(dropout(x))). a [r, in], b [out, r], both fp32.
struct LoraPair {
    at::Tensor a, b;
    double scale = 1;
    double dropout = 0;
};

/// One linear layer of a model under its Hugging Face module path ("model.layers.0.self_attn.q_proj").
/// weight [out, in]; bias [out] or undefined. Frozen weights lie in the storage format, trainable ones in fp32.
struct Linear {
    std::string name;
    at::Tensor weight, bias;
    std::optional<LoraPair> lora;
};

} // namespace danlu::engine
