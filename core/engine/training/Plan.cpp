#include "engine/training/Trainer.h"

#include <cmath>

namespace danlu::engine {

std::string_view nameOf(TrainPhase phase) {
    switch (phase) {
    case TrainPhase::Preparing:
        return "preparing";
    case TrainPhase::Training:
        return "training";
    case TrainPhase::Evaluating:
        return "evaluating";
    case TrainPhase::Sampling:
        return "sampling";
    case TrainPhase::Saving:
        return "saving";
    case TrainPhase::Finishing:
        return "finishing";
    }
    return "";
}

TrainPlan planOf(const spec::TrainSpec& spec, std::size_t examples) {
    const auto up = [](std::int64_t n, std::int64_t d) { return (n + d - 1) / d; };
    TrainPlan plan;
    plan.batchesPerEpoch = up(std::int64_t(examples), spec.batchSize);
    plan.stepsPerEpoch = up(plan.batchesPerEpoch, spec.accumulation);
    plan.totalSteps = spec.maxSteps > 0 ? spec.maxSteps : std::int64_t(std::ceil(spec.epochs * double(plan.stepsPerEpoch)));
    plan.warmupSteps = spec.warmupSteps > 0 ? spec.warmupSteps : std::int64_t(std::ceil(double(plan.totalSteps) * spec.warmupRatio));
    const auto pace = spec.samplePace();
    plan.samplings = spec.sampleRows == 0 ? 0 : 1 + (pace > 0 ? up(plan.totalSteps, pace) : 1);
    return plan;
}

} // namespace danlu::engine
