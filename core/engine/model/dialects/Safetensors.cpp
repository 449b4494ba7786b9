// Weights in Hugging Face's own names and layout; https://huggingface.co/docs/safetensors.
#include "engine/model/Dialect.h"
#include "engine/model/TensorBytes.h"

namespace danlu::engine {

Dialect makeSafetensors();

namespace {

Result<std::string> sameName(const std::string& name, const ModelConfig&) { return name; }

Result<at::Tensor> plainTensor(const formats::TensorEntry& entry, std::string_view bytes, const ModelConfig&) {
    return tensorOfBytes(entry.name, entry.type, entry.shape, bytes);
}

Result<> checkWord(const formats::TensorEntry& entry) {
    DANLU_CHECK(tensorOfBytes(entry.name, entry.type, {0}, {}));
    return ok();
}

} // namespace

Dialect makeSafetensors() { return {"safetensors", sameName, plainTensor, checkWord}; }

} // namespace danlu::engine
