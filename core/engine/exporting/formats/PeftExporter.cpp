// A LoRA adapter that PeftModel.from_pretrained loads: https://huggingface.co/docs/peft/developer_guides/checkpoint.
#include "engine/adapter/Adapter.h"
#include "engine/exporting/Exporter.h"
#include "engine/quant/Quantize.h"
#include "formats/ModelFolder.h"
#include "formats/Safetensors.h"

#include <map>

namespace danlu::engine {
namespace {

constexpr const char* kReadMe = "# LoRA adapter\n\nLoad it with PEFT on top of the base model named in adapter_config.json:\n\n"
                                "    from transformers import AutoModelForCausalLM\n    from peft import PeftModel\n"
                                "    model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(BASE), HERE)\n";

Result<> writePeftFolder(const ExportInput& input, const ExportPlan& plan, ExportFolder& folder) {
    DANLU_TRY(auto config, formats::adapterConfigOf(input.adapterConfig));
    const auto adapted = adaptedModules(*input.model);
    if (adapted.empty())
        return Error(ErrorCode::Rejected, "the model has no adapter; export it as hf or gguf");
    config.baseModel = input.baseName;
    config.targetModules = adapted;
    DANLU_TRY(const auto codec, blockCodecOf(plan.type));
    std::map<std::string, at::Tensor> tensors;
    std::vector<formats::TensorPlan> plans;
    for (const auto& [name, tensor] : adapterTensors(*input.model, config)) {
        tensors[name] = tensor;
        plans.push_back({name, plan.type, tensor.sizes().vec()});
    }
    DANLU_TRY(const auto layout, formats::layOutSafetensors(plans));
    DANLU_CHECK(folder.write("adapter_config.json", toPrettyText(formats::toJson(config)) + "\n"));
    DANLU_CHECK(folder.write("adapter_model.safetensors", [&](const formats::ByteSink& sink) {
        return formats::writeSafetensors(layout, sink, [&](const formats::TensorEntry& entry, const formats::ByteSink& to) {
            return encodeTensor(entry.name, tensors.at(entry.name), codec, to);
        });
    }));
    return folder.write("README.md", kReadMe);
}

Result<formats::ModelSource> readPeftFolder(const Path& folder, const formats::ModelSource* base) {
    if (!base)
        return Error(ErrorCode::Usage, "checking an adapter needs its base model");
    auto source = *base;
    DANLU_TRY(auto adapter, formats::adapterSourceOfPath(folder));
    source.adapters.push_back(std::move(adapter));
    return source;
}

} // namespace

Exporter makePeftExporter() { return {"peft", {"F32"}, writePeftFolder, readPeftFolder}; }

} // namespace danlu::engine
