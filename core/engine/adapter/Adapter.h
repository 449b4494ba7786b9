#pragma once

#include "engine/model/BlobStore.h"
#include "engine/model/CausalModel.h"
#include "engine/model/Load.h"

#include <set>

namespace danlu::engine {

/// A LoRA adapter's settings, in PEFT's words (adapter_config.json).
struct AdapterConfig {
    std::int64_t r = 8;
    double alpha = 8;
    double dropout = 0;
    std::vector<std::string> targets; // module name or suffix after a dot; {"all-linear"} = every linear layer but the head
    std::string bias = "none";        // none | lora_only | all
    bool rankStabilised = false;      // use_rslora: scale alpha/√r
    double scale() const;
};
AdapterConfig adapterConfigOf(const spec::TrainSpec& spec);
/// Reads PEFT's adapter_config.json; features nobody implements (DoRA, modules_to_save, rank_pattern …) are refused by name.
Result<AdapterConfig> adapterConfigOf(const Json& config);
/// Only well-known keys, so that every version of PEFT loads it. `base` goes into base_model_name_or_path.
Json toJson(const AdapterConfig& config, const std::string& base, const std::vector<std::string>& targets);

/// Attaches fresh pairs: A kaiming-uniform(√5) from `generator`, B zero, fp32. A target that matches nothing is an error naming what there is.
Result<> addAdapter(CausalModel& model, const AdapterConfig& config, at::Generator generator);
/// Attaches a stored adapter: tensors under PEFT's names.
Result<> attachAdapter(CausalModel& model, const AdapterConfig& config, const NamedTensors& tensors);
/// W ← W + scale·B·A in fp32, rounded to W's format once; the pairs are removed.
void mergeAdapter(CausalModel& model);
void removeAdapter(CausalModel& model);

/// The adapter's tensors under PEFT's names, fp32, in module order (biases included where they train).
NamedTensors adapterTensors(CausalModel& model, const AdapterConfig& config);
/// Short names of the layers that have a pair ("q_proj"), sorted; what target_modules says on disk.
std::vector<std::string> adaptedModules(CausalModel& model);
/// Writes adapter_config.json and adapter_model.safetensors below `folder`.
Result<> saveAdapter(CausalModel& model, const AdapterConfig& config, const std::string& base, BlobStore& store, const std::string& folder);

} // namespace danlu::engine
