// GGUF's names, block types and row order of a llama; reference: formats/LlamaGguf.h.
#include "engine/model/Dialect.h"
#include "engine/quant/BlockCodec.h"
#include "engine/quant/Quantize.h"
#include "formats/LlamaGguf.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/index_select.h>

namespace danlu::engine {

Dialect makeGguf();

namespace {

Result<std::string> ggufTensorName(const std::string& name, const ModelConfig&) { return formats::huggingFaceName(name).value_or(""); }

/// Row order that turns a GGUF tensor back: place of each Hugging Face row in the file.
at::Tensor fileRows(std::int64_t rows, std::int64_t heads) {
    auto places = at::empty({rows}, at::kLong);
    auto* place = places.data_ptr<std::int64_t>();
    for (std::int64_t row = 0; row < rows; ++row)
        place[formats::huggingFaceRow(row, rows, heads)] = row;
    return places;
}

Result<at::Tensor> ggufTensor(const formats::TensorEntry& entry, std::string_view bytes, const ModelConfig& config) {
    auto tensor = expandBlocks(entry.type, bytes, entry.shape);
    if (!tensor)
        return std::move(tensor).error().wrap("reading the tensor " + entry.name);
    const Json counts = {{"num_attention_heads", config.heads}, {"num_key_value_heads", config.kvHeads}};
    const auto heads = formats::permutedHeads(formats::huggingFaceName(entry.name).value_or(""), counts);
    if (heads == 0)
        return *tensor;
    const auto rows = tensor->size(0);
    if (rows % (2 * heads) != 0)
        return Error(ErrorCode::Rejected, "tensor " + entry.name + " has " + std::to_string(rows) + " rows, which do not divide into heads");
    return at::index_select(*tensor, 0, fileRows(rows, heads));
}

Result<> checkBlocks(const formats::TensorEntry& entry) {
    const auto codec = blockCodecOf(entry.type);
    return codec ? ok() : Result<>(Error(codec.error()).wrap("the tensor " + entry.name));
}

} // namespace

Dialect makeGguf() { return {"gguf", ggufTensorName, ggufTensor, checkBlocks}; }

} // namespace danlu::engine
