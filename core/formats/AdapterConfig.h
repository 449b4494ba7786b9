#pragma once

#include "base/Json.h"

#include <string>
#include <vector>

namespace danlu::formats {

/// PEFT's adapter_config.json of a LoRA adapter; defaults are PEFT's for absent keys.
struct AdapterConfig {
    std::string baseModel;
    std::int64_t r = 8;
    double alpha = 8;
    double dropout = 0;
    std::string bias = "none";              // none | lora_only | all
    std::vector<std::string> targetModules; // exact name or suffix after a dot; {"all-linear"} = every Linear but the head
    std::vector<std::string> modulesToSave; // trained whole and stored whole: "embed_tokens", "lm_head"
    bool useRslora = false;

    /// Factor of the low-rank product: alpha / r, or alpha / √r for rsLoRA.
    double scale() const;
};

/// Rejected: no LoRA, no targets, or a variant that changes the result and is not understood here (DoRA, rank_pattern,
/// other modules_to_save than the two above …). `target_modules` as a string other than "all-linear" is a pattern and refused likewise.
Result<AdapterConfig> adapterConfigOf(const Json& config);
/// Only keys that every PEFT version knows, sorted, `inference_mode` true, as PEFT saves it.
Json toJson(const AdapterConfig& config);

/// "model.layers.0.self_attn.q_proj" + "A" → "base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight".
std::string adapterTensorName(std::string_view module, std::string_view part);

/// The inverse. `part` is "A", "B", "bias" or "weight" (of a module that is stored whole).
struct AdapterTensor {
    std::string module;
    std::string part;
};
Result<AdapterTensor> adapterTensorOf(std::string_view name);

} // namespace danlu::formats
