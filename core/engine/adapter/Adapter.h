#pragma once

#include "engine/model/BlobStore.h"
#include "engine/model/CausalModel.h"
#include "engine/model/NamedTensors.h"
#include "formats/AdapterConfig.h"
#include "spec/TrainSpec.h"

namespace danlu::engine {

using formats::AdapterConfig;

/// The adapter a run file asks for.
AdapterConfig adapterConfigOf(const spec::TrainSpec& spec);

/// Attaches fresh pairs: A kaiming-uniform(√5) from `generator`, B zero, fp32. A target that matches nothing is an error naming what there is.
Result<> addAdapter(CausalModel& model, const AdapterConfig& config, at::Generator generator);
/// Attaches a stored adapter: tensors under PEFT's names.
Result<> attachAdapter(CausalModel& model, const AdapterConfig& config, const NamedTensors& tensors);
/// W ← W + scale·B·A in fp32, rounded to W's format once; the pairs are removed. What modules_to_save named is in its place already.
void mergeAdapter(CausalModel& model);
void removeAdapter(CausalModel& model);

/// The adapter's tensors under PEFT's names, in module order: pairs and biases in fp32, then what modules_to_save names.
NamedTensors adapterTensors(CausalModel& model, const AdapterConfig& config);
/// Short names of the layers that have a pair ("q_proj"), sorted; what target_modules says on disk.
std::vector<std::string> adaptedModules(CausalModel& model);
/// Writes adapter_config.json and adapter_model.safetensors below `folder`; targetModules become the layers that have a pair.
Result<> saveAdapter(CausalModel& model, AdapterConfig config, BlobStore& store, const std::string& folder);

} // namespace danlu::engine
