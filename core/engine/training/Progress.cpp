#include "engine/training/Progress.h"

namespace danlu::engine {

Json toJson(const Progress& progress) {
    return {{"step", progress.step},
            {"epoch", progress.epoch},
            {"batch_in_epoch", progress.batchInEpoch},
            {"tokens", progress.tokens},
            {"loss_since_log", progress.lossSinceLog},
            {"steps_since_log", progress.stepsSinceLog},
            {"loss_total", progress.lossTotal},
            {"last_grad_norm", progress.lastGradNorm}};
}

Result<Progress> progressOf(const Json& json) {
    Progress progress;
    DANLU_TRY(progress.step, member<std::int64_t>(json, "step"));
    DANLU_TRY(progress.epoch, member<std::int64_t>(json, "epoch"));
    DANLU_TRY(progress.batchInEpoch, member<std::int64_t>(json, "batch_in_epoch"));
    DANLU_TRY(progress.tokens, member<std::int64_t>(json, "tokens"));
    DANLU_TRY(progress.lossSinceLog, member<double>(json, "loss_since_log"));
    DANLU_TRY(progress.stepsSinceLog, member<std::int64_t>(json, "steps_since_log"));
    DANLU_TRY(progress.lossTotal, member<double>(json, "loss_total"));
    DANLU_TRY(progress.lastGradNorm, member<double>(json, "last_grad_norm"));
    return progress;
}

} // namespace danlu::engine
