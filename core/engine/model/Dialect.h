#pragma once

#include "engine/model/ByteSource.h"
#include "engine/model/ModelConfig.h"
#include "formats/ModelSource.h"

#include <ATen/core/Tensor.h>

#include <functional>

namespace danlu::engine {

/// How one format of weights files becomes Hugging Face's names and layout: one file in model/dialects/ with `Dialect makeX()`.
struct Dialect {
    std::string format; // formats::WeightsFile::format
    /// Hugging Face's name of a tensor; "" = not a weight of the model, skip it.
    std::function<Result<std::string>(const std::string& name, const ModelConfig& config)> nameOf;
    /// The bytes of one tensor as a CPU tensor in Hugging Face's layout (block types expanded to fp32, rows of GGUF's q and k put
    /// back in half-split order). The tensor owns its memory; `bytes` is gone afterwards.
    std::function<Result<at::Tensor>(const formats::TensorEntry& entry, std::string_view bytes, const ModelConfig& config)> read;
    /// Whether `read` knows the entry's type; reads nothing.
    std::function<Result<>(const formats::TensorEntry& entry)> check;
};
std::vector<Dialect> allDialects();
/// Of a WeightsFile's format; an unknown one is an error that names the known.
Result<Dialect> dialectOf(const std::string& format);
/// One tensor of a file, in Hugging Face's layout.
Result<at::Tensor> readTensor(const Dialect& dialect, const formats::TensorEntry& entry, ByteSource& source, const ModelConfig& config);

} // namespace danlu::engine
