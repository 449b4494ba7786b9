#pragma once

#include "engine/quant/BlockCodec.h"
#include "formats/ByteReader.h"

#include <ATen/core/Tensor.h>

#include <span>

namespace danlu::engine {

/// The bytes of a tensor in a file → fp32 CPU tensor that owns its memory. Rejected where the bytes do not fit the shape.
Result<at::Tensor> expandBlocks(std::string_view type, std::string_view bytes, std::span<const std::int64_t> shape);

/// The type a tensor gets in a GGUF file whose matrices shall be `wanted`: F32 for one-dimensional tensors, F16 where rows are no
/// multiple of the block (llama-quantize's rule for 32-element blocks).
std::string storedType(std::span<const std::int64_t> shape, const BlockCodec& wanted);

/// Hands a tensor's bytes in the codec's type to the sink, some rows at a time: never a second copy of the whole.
/// `name` is for the error (Failed) where a value does not fit the type.
Result<> encodeTensor(const std::string& name, const at::Tensor& tensor, const BlockCodec& codec, const formats::ByteSink& sink);

/// The same, and the values that the bytes stand for: fp32, of the tensor's shape.
Result<at::Tensor> encodeRounded(const std::string& name, const at::Tensor& tensor, const BlockCodec& codec, const formats::ByteSink& sink);

/// Bytes of a model's weights in memory or in a file of this type, for estimates.
std::int64_t encodedBytes(std::span<const std::int64_t> shape, const BlockCodec& wanted);

} // namespace danlu::engine
