#pragma once

#include "engine/model/CausalModel.h"

#include <memory>

namespace danlu::engine {

/// A model family: one file in families/ with `Family makeX()`. The build collects them (allFamilies).
struct Family {
    std::string modelType;                                                      // config.json's model_type
    Result<ModelConfig> (*configOf)(const Json& config) = nullptr;              // keys and checks
    std::unique_ptr<CausalModel> (*build)(const ModelConfig& config) = nullptr; // with undefined weights
};
std::vector<Family> allFamilies();
/// The family of a model_type; unknown → Unsupported, naming the known ones.
Result<Family> familyOf(std::string_view modelType);
/// Reads config.json as the family of its model_type does (families/, one file each).
Result<ModelConfig> modelConfigOf(const Json& config);

} // namespace danlu::engine
