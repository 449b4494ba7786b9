#pragma once

#include "engine/model/ByteSource.h"
#include "engine/model/ModelConfig.h"
#include "formats/ModelSource.h"

#include <ATen/core/Tensor.h>

#include <utility>

namespace danlu::engine {

/// Tensors as they are stored, in the file's order: an adapter, a checkpoint's parts.
using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

/// Every tensor of a safetensors or GGUF file by its Hugging Face name.
Result<NamedTensors> readTensors(const formats::WeightsFile& file, ByteSource& source, const ModelConfig& config);
/// The same for a safetensors file of ours whose header is still to be read (checked against the file's size).
Result<NamedTensors> readSafetensors(ByteSource& source);

} // namespace danlu::engine
