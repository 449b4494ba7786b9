#pragma once

#include "engine/model/CausalModel.h"

#include <memory>

namespace danlu::engine {

/// The pre-norm decoder of Llama's relatives: RMSNorm, RoPE, grouped-query attention, SwiGLU (models.md §1). Weights are undefined.
std::unique_ptr<CausalModel> buildDecoder(const ModelConfig& config);

} // namespace danlu::engine
