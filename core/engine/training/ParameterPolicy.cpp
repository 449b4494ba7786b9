#include "engine/training/ParameterPolicy.h"

#include "base/Names.h"

namespace danlu::engine {

Result<std::unique_ptr<ParameterPolicy>> policyOf(std::string_view method) {
    std::vector<std::string> known;
    for (const auto& entry : allPolicies()) {
        if (entry.method == method)
            return entry.make();
        known.push_back(entry.method);
    }
    return unknownName("method", method, known);
}

void freezeAll(CausalModel& model) {
    for (auto& parameter : model.parameters())
        parameter.tensor->requires_grad_(false);
    for (auto* linear : model.linears())
        if (linear->lora) {
            linear->lora->a.requires_grad_(false);
            linear->lora->b.requires_grad_(false);
        }
}

} // namespace danlu::engine
