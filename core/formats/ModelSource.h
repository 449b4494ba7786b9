#pragma once

#include "base/File.h"
#include "base/Json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace danlu::formats {

/// One tensor inside a weights file, checked: the byte range lies in the file and fits type and shape.
struct TensorEntry {
    std::string name;                // as the file spells it
    std::string type;                // "F32" "F16" "BF16" (safetensors' words) or "Q8_0" "Q4_0" (GGUF block types)
    std::vector<std::int64_t> shape; // [out, in], row-major, in both formats
    std::uint64_t begin = 0;         // bytes from the start of the (unsealed) file
    std::uint64_t end = 0;
};

/// A file of weights with its table. `key` names an entry of the job's keys when the file is sealed, and is empty when it is plain.
struct WeightsFile {
    Path path;
    std::string key;
    std::string format; // "safetensors" | "gguf"
    std::vector<TensorEntry> tensors;
};

/// A LoRA adapter: PEFT's config and its weights.
struct AdapterSource {
    Json config; // adapter_config.json
    WeightsFile weights;
};

/// Everything a process needs to load a model, with nothing left to parse that a stranger wrote: danlu-reader checked it at import.
/// `services` writes it into a job, the worker hands it to engine.
struct ModelSource {
    std::string name;
    Json config; // Hugging Face's config.json
    std::vector<WeightsFile> weights;
    Path tokenizer;           // SentencePiece tokenizer.model
    std::string tokenizerKey; // as WeightsFile::key
    std::string chatTemplate; // Jinja text
    std::vector<AdapterSource> adapters;
};

/// How many numbers its weights have; of an adapter alone: how many it adds to its base. Pairs add; what is stored whole (biases,
/// modules_to_save) stands in the place of the base's.
std::uint64_t parametersOf(const ModelSource& source);

Json toJson(const ModelSource& source);
Result<ModelSource> modelSourceOf(const Json& json);

} // namespace danlu::formats
