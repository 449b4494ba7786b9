#pragma once

#include "engine/model/BlobStore.h"
#include "engine/model/CausalModel.h"
#include "engine/model/NamedTensors.h"

namespace danlu::engine {

/// Streams tensors as a safetensors file, one after the other (fp32, bf16, fp16, int64, uint8), metadata {"format":"pt"} included.
/// Returns the SHA-256 of the bytes, hexadecimal.
Result<std::string> writeSafetensors(BlobStore& store, const std::string& name, const NamedTensors& tensors);

/// Writes config.json and model.safetensors below `folder` ("result"); weights rounded to `type`. Attached adapters are merged in
/// fp32 first, on the way out. NaN or infinite weights are refused.
Result<> saveModel(CausalModel& model, BlobStore& store, const std::string& folder, at::ScalarType type);

} // namespace danlu::engine
