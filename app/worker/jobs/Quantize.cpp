#include "Job.h"
#include "LoadedModel.h"
#include "OutputFile.h"
#include "engine/device/Device.h"
#include "engine/exporting/Export.h"

namespace danlu::worker {
namespace {

constexpr const char* kQuantizedName = "model.gguf";

std::uint64_t sourceBytes(const formats::ModelSource& source) {
    std::uint64_t bytes = 0;
    for (const auto& file : source.weights)
        for (const auto& tensor : file.tensors)
            bytes += tensor.end - tensor.begin;
    return bytes;
}

/// The new model: the old one's config and texts, other weights.
Json quantizedSource(const JobContext& context, formats::ModelSource source, std::string name, std::vector<formats::TensorEntry> tensors) {
    source.name = std::move(name);
    source.weights = {{context.start().folder / kQuantizedName, outputKeyName(context), "gguf", std::move(tensors)}};
    source.adapters.clear();
    return toJson(source);
}

Result<Json> runQuantize(JobContext& context) {
    DANLU_TRY(const auto spec, context.spec<protocol::ExportSpec>());
    const double began = context.clock().monotonicSeconds();
    engine::useThreads(0);
    context.phase(protocol::Phase::Loading);
    DANLU_TRY(auto source, modelSource(context, 0));
    engine::LoadPlan plan; // fp32 on the CPU
    plan.mergeAdapters = true;
    DANLU_TRY(auto loaded, loadWhole(context, std::move(source), plan));
    context.phase(protocol::Phase::Quantizing);
    engine::ExportInput input;
    input.model = loaded.model.get();
    input.config = loaded.text.source.config;
    input.tokenizer = loaded.text.tokenizerBytes;
    input.chatTemplate = loaded.text.source.chatTemplate;
    std::vector<formats::TensorEntry> tensors;
    DANLU_TRY(const auto file, writeOutput(context, kQuantizedName, [&](const formats::ByteSink& sink) -> Result<> {
                  DANLU_TRY(tensors, engine::writeQuantized(input, spec.type, spec.name, sink, [&](double share) {
                                context.progress(std::int64_t(share * 1000), 1000);
                                return !context.isCancelled();
                            }));
                  return ok();
              }));
    const auto before = sourceBytes(loaded.text.source);
    return Json{{"model", quantizedSource(context, std::move(loaded.text.source), spec.name, std::move(tensors))},
                {"files", Json::array({file.toJson()})},
                {"size", file.size},
                {"source_bytes", before},
                {"seconds", context.clock().monotonicSeconds() - began}};
}

} // namespace

Job makeQuantize() { return {"quantize", runQuantize}; }

} // namespace danlu::worker
