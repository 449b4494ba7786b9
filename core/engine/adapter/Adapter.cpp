#include "engine/adapter/Adapter.h"

#include "base/Names.h"
#include "engine/adapter/SavedModules.h"
#include "engine/device/Guard.h"
#include "engine/model/SaveTensors.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace danlu::engine {
namespace {

std::string shortName(const std::string& module) { return module.substr(module.rfind('.') + 1); }

bool isTargeted(const std::string& module, const std::vector<std::string>& targets) {
    return std::any_of(targets.begin(), targets.end(),
                       [&](const auto& target) { return target == "all-linear" || module == target || module.ends_with("." + target); });
}

Result<std::vector<Linear*>> targetedLinears(CausalModel& model, const AdapterConfig& config) {
    std::vector<Linear*> chosen;
    std::set<std::string> known;
    const auto all = model.linears();
    for (auto* linear : all) {
        known.insert(shortName(linear->name));
        if (isTargeted(linear->name, config.targetModules))
            chosen.push_back(linear);
    }
    for (const auto& target : config.targetModules)
        if (std::none_of(all.begin(), all.end(), [&](const auto* linear) { return isTargeted(linear->name, {target}); })) {
            const std::vector<std::string> names(known.begin(), known.end());
            return Error(ErrorCode::Rejected, "target_modules names \"" + target + "\", which matches no linear layer of the model")
                .withHint("Known: " + joined(names, ", ") + ", all-linear.");
        }
    return chosen;
}

/// torch's kaiming_uniform_(a=√5) of a [r, in] matrix: U(−1/√in, 1/√in).
LoraPair freshPair(const Linear& linear, const AdapterConfig& config, const at::Generator& generator) {
    const auto in = linear.weight.size(1), out = linear.weight.size(0);
    const double bound = 1 / std::sqrt(double(in));
    const auto a = at::empty({config.r, in}, at::kFloat).uniform_(-bound, bound, generator);
    return {a.to(linear.weight.device()), at::zeros({out, config.r}, linear.weight.options().dtype(at::kFloat)), config.scale(), config.dropout};
}

bool biasBelongs(const Linear& linear, const AdapterConfig& config) {
    return linear.bias.defined() && (config.bias == "all" || (config.bias == "lora_only" && linear.lora));
}

Result<> checkPair(const Linear& linear, const LoraPair& pair) {
    const auto out = linear.weight.size(0), in = linear.weight.size(1);
    if (pair.a.dim() == 2 && pair.b.dim() == 2 && pair.a.size(1) == in && pair.b.size(0) == out && pair.a.size(0) == pair.b.size(1))
        return ok();
    return Error(ErrorCode::Rejected,
                 "the adapter's matrices for " + linear.name + " do not fit its weight of " + std::to_string(out) + " × " + std::to_string(in))
        .withHint("The adapter was made for another model.");
}

Result<AdapterParts> partsOf(const NamedTensors& tensors) {
    AdapterParts parts;
    for (const auto& [name, tensor] : tensors) {
        DANLU_TRY(const auto where, formats::adapterTensorOf(name));
        parts[where.module][where.part] = tensor;
    }
    return parts;
}

Result<> attachOne(Linear& linear, const AdapterConfig& config, const std::map<std::string, at::Tensor>& parts) {
    const auto like = at::TensorOptions(linear.weight.device()).dtype(at::kFloat);
    const auto a = parts.find("A"), b = parts.find("B"), bias = parts.find("bias");
    if (a != parts.end() && b != parts.end()) {
        LoraPair pair{a->second.to(like), b->second.to(like), config.scale(), config.dropout};
        DANLU_CHECK(checkPair(linear, pair));
        linear.lora = std::move(pair);
    } else if (a != parts.end() || b != parts.end())
        return Error(ErrorCode::Rejected, "the adapter has only one of the two matrices for " + linear.name);
    if (bias != parts.end()) {
        if (!linear.bias.defined() || linear.bias.sizes() != bias->second.sizes())
            return Error(ErrorCode::Rejected, "the adapter has a bias for " + linear.name + ", the model has none of that size");
        linear.bias = bias->second.to(like);
    }
    return ok();
}

} // namespace

AdapterConfig adapterConfigOf(const spec::TrainSpec& spec) {
    AdapterConfig config;
    config.r = spec.r;
    config.alpha = spec.loraAlpha;
    config.dropout = spec.loraDropout;
    config.bias = spec.bias;
    config.targetModules = spec.targetModules;
    config.modulesToSave = spec.modulesToSave;
    return config;
}

Result<> addAdapter(CausalModel& model, const AdapterConfig& config, at::Generator generator) {
    return guarded("adding the adapter", [&]() -> Result<> {
        c10::NoGradGuard noGradients;
        DANLU_TRY(const auto chosen, targetedLinears(model, config));
        for (auto* linear : chosen)
            linear->lora = freshPair(*linear, config, generator);
        return ok();
    });
}

Result<> attachAdapter(CausalModel& model, const AdapterConfig& config, const NamedTensors& tensors) {
    return guarded("attaching the adapter", [&]() -> Result<> {
        c10::NoGradGuard noGradients;
        DANLU_TRY(auto parts, partsOf(tensors));
        for (auto* linear : model.linears())
            if (const auto found = parts.find(linear->name); found != parts.end()) {
                DANLU_CHECK(attachOne(*linear, config, found->second));
                parts.erase(found);
            }
        DANLU_CHECK(attachSavedModules(model, config, parts));
        if (!parts.empty())
            return Error(ErrorCode::Rejected, "the adapter holds weights for " + parts.begin()->first + ", which the model does not have");
        return ok();
    });
}

void mergeAdapter(CausalModel& model) {
    c10::NoGradGuard noGradients;
    for (auto* linear : model.linears()) {
        if (!linear->lora)
            continue;
        const auto& pair = *linear->lora;
        linear->weight = linear->weight.to(at::kFloat).addmm(pair.b, pair.a, 1, pair.scale).to(linear->weight.scalar_type());
        linear->lora.reset();
    }
}

void removeAdapter(CausalModel& model) {
    for (auto* linear : model.linears())
        linear->lora.reset();
}

NamedTensors adapterTensors(CausalModel& model, const AdapterConfig& config) {
    NamedTensors tensors;
    for (auto* linear : model.linears()) {
        if (linear->lora) {
            tensors.emplace_back(formats::adapterTensorName(linear->name, "A"), linear->lora->a);
            tensors.emplace_back(formats::adapterTensorName(linear->name, "B"), linear->lora->b);
        }
        if (biasBelongs(*linear, config))
            tensors.emplace_back(formats::adapterTensorName(linear->name, "bias"), linear->bias);
    }
    for (const auto& saved : savedModules(model, config))
        tensors.emplace_back(formats::adapterTensorName(saved.module, "weight"), *saved.weight);
    return tensors;
}

std::vector<std::string> adaptedModules(CausalModel& model) {
    std::set<std::string> names;
    for (const auto* linear : model.linears())
        if (linear->lora)
            names.insert(shortName(linear->name));
    return {names.begin(), names.end()};
}

Result<> saveAdapter(CausalModel& model, AdapterConfig config, BlobStore& store, const std::string& folder) {
    config.targetModules = adaptedModules(model);
    DANLU_CHECK(writeSafetensors(store, folder + "/adapter_model.safetensors", adapterTensors(model, config)));
    return writeBlob(store, folder + "/adapter_config.json", toPrettyText(formats::toJson(config)) + "\n");
}

} // namespace danlu::engine
