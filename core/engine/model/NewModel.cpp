#include "engine/device/Guard.h"
#include "engine/model/Family.h"
#include "engine/model/Load.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>

namespace danlu::engine {
namespace {

bool endsWith(const Parameter& parameter, std::string_view end) { return parameter.name.ends_with(end); }

/// Hugging Face's rule: linear and embedding weights normal, norms one, biases zero (models.md §10).
at::Tensor freshWeight(const Parameter& parameter, double range, const at::Generator& generator) {
    if (endsWith(parameter, ".bias"))
        return at::zeros(parameter.shape, at::kFloat);
    if (endsWith(parameter, "norm.weight"))
        return at::ones(parameter.shape, at::kFloat);
    return at::empty(parameter.shape, at::kFloat).normal_(0, range, generator);
}

} // namespace

Result<std::unique_ptr<CausalModel>> newModel(const ModelConfig& config, std::uint64_t seed) {
    return guarded("making the model", [&]() -> Result<std::unique_ptr<CausalModel>> {
        c10::NoGradGuard noGradients;
        DANLU_TRY(const auto family, familyOf(config.modelType));
        auto model = family.build(config);
        const auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
        for (auto& parameter : model->parameters())
            *parameter.tensor = freshWeight(parameter, config.initializerRange, generator);
        return model;
    });
}

} // namespace danlu::engine
