#include "engine/objective/Objective.h"

#include "base/Names.h"

namespace danlu::engine {

Result<Objective> objectiveOf(std::string_view stage) {
    std::vector<std::string> known;
    for (auto& objective : allObjectives()) {
        if (objective.stage == stage)
            return objective;
        known.push_back(objective.stage);
    }
    return unknownName("stage", stage, known);
}

Result<EncodePlan> encodePlanOf(const spec::TrainSpec& spec, const ModelConfig& config) {
    DANLU_TRY(const auto objective, objectiveOf(spec.stage));
    return EncodePlan{objective.packs, spec.maxSeqLength, config.vocab};
}

} // namespace danlu::engine
