#pragma once

#include "engine/model/CausalModel.h"
#include "engine/model/NamedTensors.h"
#include "formats/AdapterConfig.h"

#include <map>
#include <string>
#include <vector>

namespace danlu::engine {

/// A matrix that an adapter replaces whole (PEFT's modules_to_save): the embedding or the output head, [vocab, hidden].
struct SavedModule {
    std::string module; // path in the model: "model.embed_tokens", "lm_head"
    at::Tensor* weight = nullptr;
};

/// Those the config asks for. A model that ties its head to the embedding has one matrix for both; then both are named, because PEFT keeps
/// a copy of each.
std::vector<SavedModule> savedModules(CausalModel& model, const formats::AdapterConfig& config);

/// Puts the stored matrices in the model's own format into their places and takes them out of `parts` (by module, then "weight").
/// Rejected: one is missing or of another shape. Unsupported: two that differ for a model that ties them.
using AdapterParts = std::map<std::string, std::map<std::string, at::Tensor>>;
Result<> attachSavedModules(CausalModel& model, const formats::AdapterConfig& config, AdapterParts& parts);

} // namespace danlu::engine
