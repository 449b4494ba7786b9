#include "Job.h"
#include "LoadedModel.h"
#include "engine/device/Device.h"
#include "engine/exporting/Export.h"

namespace danlu::worker {
namespace {

Result<Json> runVerifyExport(JobContext& context) {
    DANLU_TRY(const auto spec, context.spec<protocol::VerifySpec>());
    const double began = context.clock().monotonicSeconds();
    const Path folder = context.start().folder;
    std::optional<formats::ModelSource> base;
    if (!context.start().models.empty()) {
        DANLU_TRY(base, modelSource(context, 0));
    }
    engine::useThreads(0);
    context.phase(protocol::Phase::Verifying);
    auto report = engine::verifyExport(spec.publish ? engine::unverifiedFolder(folder) : folder, base ? &*base : nullptr, context.opener());
    if (!report && spec.publish)
        DANLU_CHECK(engine::discardExport(folder));
    if (!report)
        return std::move(report).error();
    if (spec.publish)
        DANLU_CHECK(engine::publishExport(folder));
    Json json = toJson(*report);
    json["folder"] = folder.string();
    json["seconds"] = context.clock().monotonicSeconds() - began;
    return json;
}

} // namespace

Job makeVerifyExport() { return {"verify_export", runVerifyExport}; }

} // namespace danlu::worker
