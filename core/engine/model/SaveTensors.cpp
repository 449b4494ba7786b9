#include "engine/model/SaveTensors.h"

#include "crypto/Hash.h"
#include "engine/device/Guard.h"
#include "engine/model/TensorBytes.h"
#include "formats/Safetensors.h"

#include <ATen/ops/isfinite.h>
#include <c10/core/GradMode.h>

#include <functional>
#include <map>

namespace danlu::engine {
namespace {

/// What is written and how each tensor comes about, so that only one lies in memory in its final form.
struct PlannedTensor {
    formats::TensorPlan plan;
    std::function<at::Tensor()> make; // contiguous, on the CPU, of the plan's type
};

Result<> checkFinite(const std::string& name, const at::Tensor& tensor) {
    if (!tensor.is_floating_point() || at::isfinite(tensor).all().item<bool>())
        return ok();
    return Error(ErrorCode::Failed, "the tensor " + name + " holds values that are not finite; it is not saved");
}

Result<std::string> writePlanned(BlobStore& store, const std::string& name, const std::vector<PlannedTensor>& tensors) {
    std::vector<formats::TensorPlan> plans;
    std::map<std::string, const PlannedTensor*> byName;
    for (const auto& tensor : tensors) {
        plans.push_back(tensor.plan);
        byName[tensor.plan.name] = &tensor;
    }
    DANLU_TRY(const auto layout, formats::layOutSafetensors(std::move(plans)));
    const formats::TensorProducer produce = [&byName](const formats::TensorEntry& entry, const formats::ByteSink& to) -> Result<> {
        const auto tensor = byName.at(entry.name)->make();
        DANLU_CHECK(checkFinite(entry.name, tensor));
        return to(bytesOf(tensor));
    };
    crypto::Sha256 hash;
    const auto writeAllTensors = [&](BlobWriter& writer) {
        const formats::ByteSink sink = [&](std::string_view bytes) {
            hash.add(bytes);
            return writer.append(bytes);
        };
        return formats::writeSafetensors(layout, sink, produce);
    };
    DANLU_CHECK(store.write(name, writeAllTensors));
    return crypto::hexText(hash.finish());
}

at::Tensor onCpu(const at::Tensor& tensor, at::ScalarType type) { return tensor.detach().to(at::TensorOptions(at::kCPU).dtype(type)).contiguous(); }

formats::TensorPlan planOfTensor(const std::string& name, const at::Tensor& tensor, at::ScalarType type) {
    return {name, std::string(wordOf(type)), tensor.sizes().vec()};
}

/// The weight as it would be after merging, without touching the model.
at::Tensor mergedWeight(const Linear& linear) {
    auto weight = linear.weight.detach().to(at::kFloat);
    if (!linear.lora)
        return weight;
    return weight.addmm(linear.lora->b.detach(), linear.lora->a.detach(), 1, linear.lora->scale);
}

} // namespace

Result<std::string> writeSafetensors(BlobStore& store, const std::string& name, const NamedTensors& tensors) {
    return guarded("saving " + name, [&] {
        c10::NoGradGuard noGradients;
        std::vector<PlannedTensor> planned;
        for (const auto& [key, tensor] : tensors)
            planned.push_back({planOfTensor(key, tensor, tensor.scalar_type()), [tensor = tensor] { return onCpu(tensor, tensor.scalar_type()); }});
        return writePlanned(store, name, planned);
    });
}

Result<> saveModel(CausalModel& model, BlobStore& store, const std::string& folder, at::ScalarType type) {
    return guarded("saving the model", [&]() -> Result<> {
        c10::NoGradGuard noGradients;
        std::map<const at::Tensor*, const Linear*> linearOf;
        for (const auto* linear : model.linears())
            linearOf[&linear->weight] = linear;
        std::vector<PlannedTensor> planned;
        for (const auto& parameter : model.parameters()) {
            const auto found = linearOf.find(parameter.tensor);
            const Linear* linear = found == linearOf.end() ? nullptr : found->second;
            const auto* tensor = parameter.tensor;
            planned.push_back({planOfTensor(parameter.name, *tensor, type), [=] { return onCpu(linear ? mergedWeight(*linear) : *tensor, type); }});
        }
        DANLU_CHECK(writePlanned(store, folder + "/model.safetensors", planned));
        return writeBlob(store, folder + "/config.json", toPrettyText(toJson(model.config(), type == at::kBFloat16 ? "bfloat16" : "float32")) + "\n");
    });
}

} // namespace danlu::engine
