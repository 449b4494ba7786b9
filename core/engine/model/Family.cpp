#include "engine/model/Family.h"

#include "base/Names.h"

namespace danlu::engine {

Result<Family> familyOf(std::string_view modelType) {
    std::vector<std::string> known;
    for (auto& family : allFamilies()) {
        if (family.modelType == modelType)
            return family;
        known.push_back(family.modelType);
    }
    auto unknown = unknownName("model_type", modelType, known);
    return Error(ErrorCode::Unsupported, "config.json: " + unknown.message()).withHint("This version runs the families named; others come with later ones.");
}

Result<ModelConfig> modelConfigOf(const Json& config) {
    if (!config.is_object())
        return Error(ErrorCode::Rejected, "config.json: it is not an object");
    DANLU_TRY(const auto type, member<std::string>(config, "model_type"));
    DANLU_TRY(const auto family, familyOf(type));
    return family.configOf(config);
}

} // namespace danlu::engine
