#include "engine/exporting/Export.h"
#include "Job.h"
#include "LoadedModel.h"
#include "engine/device/Device.h"

namespace danlu::worker {
namespace {

/// peft keeps the last adapter beside the weights, every other format merges what is attached.
Result<engine::LoadPlan> exportPlan(const protocol::ExportSpec& spec, const formats::ModelSource& source) {
    engine::LoadPlan plan; // fp32 on the CPU
    plan.mergeAdapters = spec.format != "peft";
    if (spec.format == "peft" && source.adapters.size() != 1)
        return Error(ErrorCode::Rejected, "a PEFT folder holds one adapter; \"" + source.name + "\" has " + std::to_string(source.adapters.size()))
            .withHint("Export it merged, with --as hf or --as gguf.");
    return plan;
}

Result<Json> runExport(JobContext& context) {
    DANLU_TRY(const auto spec, context.spec<protocol::ExportSpec>());
    const double began = context.clock().monotonicSeconds();
    engine::useThreads(0);
    context.phase(protocol::Phase::Loading);
    DANLU_TRY(auto source, modelSource(context, 0));
    DANLU_TRY(const auto plan, exportPlan(spec, source));
    DANLU_TRY(auto loaded, loadWhole(context, std::move(source), plan));
    const auto& model = loaded.text.source;
    engine::ExportInput input;
    input.model = loaded.model.get();
    input.config = model.config;
    input.tokenizer = loaded.text.tokenizerBytes;
    input.chatTemplate = model.chatTemplate;
    input.baseName = spec.baseName;
    input.adapterConfig = model.adapters.empty() ? Json() : model.adapters.back().config;
    engine::ExportPlan target;
    target.format = spec.format;
    target.type = spec.type;
    target.name = spec.name.empty() ? model.name : spec.name;
    target.folder = context.start().folder;
    DANLU_TRY(target.provenance, memberOr<Json>(context.start().options, "provenance", Json::object()));
    context.phase(protocol::Phase::Writing);
    DANLU_TRY(const auto report, engine::writeExport(input, target, [&](double share) {
                  context.progress(std::int64_t(share * 1000), 1000);
                  return !context.isCancelled();
              }));
    Json json = toJson(report);
    json["unverified"] = engine::unverifiedFolder(target.folder).string();
    json["seconds"] = context.clock().monotonicSeconds() - began;
    return json;
}

} // namespace

Job makeExport() { return {"export", runExport}; }

} // namespace danlu::worker
