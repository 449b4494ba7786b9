#pragma once

#include "engine/objective/Loss.h"
#include "engine/training/Examples.h"
#include "spec/TrainSpec.h"

#include <vector>

namespace danlu::engine {

/// What a stage minimises and how its rows become examples: one file in objective/stages/ with `Objective makeX()`.
struct Objective {
    std::string stage;  // TrainSpec::stage
    bool packs = false; // documents are joined and cut into blocks
    SummedLoss (*loss)(CausalModel& model, const at::Tensor& ids, const at::Tensor& labels, const Pass& pass) = nullptr;
};
std::vector<Objective> allObjectives();
Result<Objective> objectiveOf(std::string_view stage);

/// How the rows of a run are tokenised (Examples.h).
Result<EncodePlan> encodePlanOf(const spec::TrainSpec& spec, const ModelConfig& config);

} // namespace danlu::engine
