#include "engine/model/Load.h"

#include "engine/adapter/Adapter.h"
#include "engine/device/Guard.h"
#include "engine/model/Dialect.h"
#include "engine/model/Family.h"

#include <ATen/ops/empty.h>
#include <c10/core/GradMode.h>

#include <map>

namespace danlu::engine {
namespace {

std::string shapeText(at::IntArrayRef shape) {
    std::string text;
    for (const auto side : shape)
        text += (text.empty() ? "[" : ", ") + std::to_string(side);
    return text + "]";
}

/// Fills a model's parameters from files and remembers which are done.
class WeightFiller {
public:
    WeightFiller(CausalModel& model, const LoadPlan& plan) : m_model(model), m_plan(plan) {
        for (auto& parameter : model.parameters())
            m_missing.emplace(parameter.name, parameter);
    }

    Result<> fill(const formats::WeightsFile& file, ByteSource& source) {
        DANLU_TRY(const auto dialect, dialectOf(file.format));
        for (const auto& entry : file.tensors) {
            DANLU_TRY(const auto name, dialect.nameOf(entry.name, m_model.config()));
            const auto wanted = m_missing.find(name);
            if (wanted == m_missing.end())
                continue; // a tied head, rotary frequencies of old files
            DANLU_CHECK(checkShape(wanted->second, entry.shape));
            DANLU_TRY(const auto tensor, tensorOf(dialect, entry, source));
            *wanted->second.tensor = tensor.to(at::TensorOptions(m_plan.device).dtype(m_plan.storage));
            m_missing.erase(wanted);
        }
        return ok();
    }

    Result<> checkComplete() const {
        if (m_missing.empty())
            return ok();
        return Error(ErrorCode::Rejected,
                     "the weights lack " + std::to_string(m_missing.size()) + " of the model's tensors, the first is " + m_missing.begin()->first)
            .withHint("The files do not belong to this config.json, or one of several files is missing.");
    }

private:
    static Result<> checkShape(const Parameter& wanted, at::IntArrayRef shape) {
        if (shape == at::IntArrayRef(wanted.shape))
            return ok();
        return Error(ErrorCode::Rejected, "tensor " + wanted.name + " has the shape " + shapeText(shape) + ", the config needs " + shapeText(wanted.shape))
            .withHint("The files do not belong to this config.json.");
    }

    Result<at::Tensor> tensorOf(const Dialect& dialect, const formats::TensorEntry& entry, ByteSource& source) const {
        if (!m_plan.device.is_meta())
            return readTensor(dialect, entry, source, m_model.config());
        DANLU_CHECK(dialect.check(entry));
        return at::empty(entry.shape, at::TensorOptions(at::kMeta));
    }

    CausalModel& m_model;
    const LoadPlan& m_plan;
    std::map<std::string, Parameter> m_missing;
};

Result<> attachSource(CausalModel& model, const formats::AdapterSource& source, const OpenSource& open, bool merge) {
    DANLU_TRY(const auto config, formats::adapterConfigOf(source.config));
    DANLU_TRY(const auto file, open(source.weights.path, source.weights.key));
    DANLU_TRY(const auto tensors, readTensors(source.weights, *file, model.config()));
    DANLU_CHECK(attachAdapter(model, config, tensors));
    if (merge)
        mergeAdapter(model);
    return ok();
}

Result<std::unique_ptr<CausalModel>> loadAll(const formats::ModelSource& source, const OpenSource& open, const LoadPlan& plan) {
    c10::NoGradGuard noGradients;
    DANLU_TRY(const auto config, modelConfigOf(source.config));
    DANLU_TRY(const auto family, familyOf(config.modelType));
    auto model = family.build(config);
    model->setCompute(plan.compute);
    WeightFiller filler(*model, plan);
    for (const auto& weights : source.weights) {
        DANLU_TRY(const auto file, open(weights.path, weights.key));
        DANLU_CHECK(filler.fill(weights, *file));
    }
    DANLU_CHECK(filler.checkComplete());
    for (std::size_t i = 0; i < source.adapters.size(); ++i)
        DANLU_CHECK(attachSource(*model, source.adapters[i], open, plan.mergeAdapters || i + 1 < source.adapters.size()));
    return model;
}

} // namespace

LoadPlan loadPlanFor(const spec::TrainSpec& spec, const at::Device& device) {
    const auto wanted = spec.dtype == "bf16" ? at::kBFloat16 : at::kFloat;
    return {.storage = spec.method == "full" ? at::kFloat : wanted, .compute = wanted, .device = device, .mergeAdapters = true};
}

Result<> checkModel(const formats::ModelSource& source, const OpenSource& open) {
    DANLU_CHECK(loadModel(source, open, {.device = at::kMeta}));
    return ok();
}

Result<std::unique_ptr<CausalModel>> loadModel(const formats::ModelSource& source, const OpenSource& open, const LoadPlan& plan) {
    auto model = guarded("loading the model", [&] { return loadAll(source, open, plan); });
    if (!model)
        return std::move(model).error().wrap("loading " + (source.name.empty() ? "the model" : source.name));
    return model;
}

} // namespace danlu::engine
