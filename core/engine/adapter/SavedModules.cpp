#include "engine/adapter/SavedModules.h"

#include <ATen/ops/equal.h>

#include <algorithm>

namespace danlu::engine {
namespace {

constexpr const char* kEmbedding = "model.embed_tokens";
constexpr const char* kHead = "lm_head";

Result<at::Tensor> takePart(AdapterParts& parts, const SavedModule& saved) {
    const auto found = parts.find(saved.module);
    if (found == parts.end() || !found->second.contains("weight"))
        return Error(ErrorCode::Rejected, "the adapter lacks the weight of " + saved.module + ", which modules_to_save calls for");
    const auto tensor = found->second.at("weight");
    if (tensor.sizes() != saved.weight->sizes())
        return Error(ErrorCode::Rejected, "the adapter's weight of " + saved.module + " is not of the model's shape")
            .withHint("The adapter was made for another model.");
    parts.erase(found);
    return tensor;
}

} // namespace

std::vector<SavedModule> savedModules(CausalModel& model, const formats::AdapterConfig& config) {
    const auto isNamed = [&](std::string_view module) {
        return std::ranges::any_of(config.modulesToSave, [&](const auto& name) { return module == name || module.ends_with("." + name); });
    };
    std::vector<SavedModule> saved;
    const bool isTied = model.config().tied;
    for (auto& parameter : model.parameters()) {
        const auto module = parameter.name.substr(0, parameter.name.rfind('.'));
        if (module == kEmbedding && (isNamed(kEmbedding) || (isTied && isNamed(kHead)))) {
            saved.push_back({kEmbedding, parameter.tensor});
            if (isTied)
                saved.push_back({kHead, parameter.tensor});
        } else if (module == kHead && isNamed(kHead))
            saved.push_back({kHead, parameter.tensor});
    }
    return saved;
}

Result<> attachSavedModules(CausalModel& model, const formats::AdapterConfig& config, AdapterParts& parts) {
    at::Tensor embedding;
    for (const auto& saved : savedModules(model, config)) {
        DANLU_TRY(const auto tensor, takePart(parts, saved));
        if (saved.module == kHead && model.config().tied && !at::equal(tensor, embedding))
            return Error(ErrorCode::Unsupported, "the adapter trained the embedding and the output head apart, and the model ties them");
        embedding = tensor;
        *saved.weight = tensor.to(saved.weight->options());
    }
    return ok();
}

} // namespace danlu::engine
