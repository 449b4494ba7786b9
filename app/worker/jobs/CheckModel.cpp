#include "Job.h"
#include "LoadedModel.h"

namespace danlu::worker {
namespace {

Result<Json> runCheckModel(JobContext& context) {
    DANLU_TRY(const auto source, modelSource(context, 0));
    DANLU_CHECK(engine::checkModel(source, context.opener()));
    return Json::object();
}

} // namespace

Job makeCheckModel() { return {"check_model", runCheckModel}; }

} // namespace danlu::worker
