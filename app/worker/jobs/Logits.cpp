#include "Job.h"
#include "LoadedModel.h"
#include "crypto/Hash.h"
#include "engine/evaluate/Evaluate.h"
#include "engine/model/BlobStore.h"
#include "engine/model/SaveTensors.h"

namespace danlu::worker {
namespace {

Result<Json> runLogits(JobContext& context) {
    DANLU_TRY(const auto spec, context.spec<protocol::ComputeSpec>());
    DANLU_TRY(const auto ids, member<std::vector<std::int64_t>>(context.start().options, "ids"));
    DANLU_TRY(const auto target, member<std::string>(context.start().options, "to"));
    const Path path = std::filesystem::absolute(target);
    context.phase(protocol::Phase::Loading);
    DANLU_TRY(const auto plan, computePlan(spec));
    DANLU_TRY(auto source, modelSource(context, 0));
    DANLU_TRY(const auto model, engine::loadModel(source, context.opener(), plan));
    context.phase(protocol::Phase::Evaluating);
    DANLU_TRY(const auto logits, engine::logitsOf(*model, ids));
    const auto store = engine::plainFolder(path.parent_path());
    DANLU_TRY(const auto sha256, engine::writeSafetensors(*store, path.filename().string(), {{"logits", logits}}));
    return Json{{"file", path.string()}, {"shape", logits.sizes().vec()}, {"sha256", sha256}};
}

} // namespace

Job makeLogits() { return {"logits", runLogits}; }

} // namespace danlu::worker
