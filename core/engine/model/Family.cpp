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
    return Error(ErrorCode::Unsupported, unknown.message()).withHint("This version runs the families named; others come with later ones.");
}

} // namespace danlu::engine
