#include "formats/AdapterConfig.h"

#include "base/Names.h"
#include "formats/Checked.h"

#include <algorithm>
#include <cmath>

namespace danlu::formats {
namespace {

constexpr std::string_view kPrefix = "base_model.model.";

Error refused(const std::string& what) { return {ErrorCode::Unsupported, "adapter_config.json: " + what}; }

/// Features that change the result and that nobody implements here; each is off when absent, null, false or empty.
Result<> checkFeatures(const Json& config) {
    for (const auto* key : {"use_dora", "use_qalora", "fan_in_fan_out", "lora_bias", "rank_pattern", "alpha_pattern", "layers_to_transform", "exclude_modules",
                            "target_parameters", "trainable_token_indices", "layer_replication", "alora_invocation_tokens"}) {
        const auto found = config.find(key);
        if (found == config.end() || found->is_null() || *found == Json(false) || (found->is_structured() && found->empty()))
            continue;
        return refused("\"" + std::string(key) + "\" is not supported");
    }
    return ok();
}

Result<std::vector<std::string>> targetsOf(const Json& config) {
    const auto found = config.find("target_modules");
    if (found == config.end() || found->is_null())
        return Error(ErrorCode::Rejected, "adapter_config.json names no target_modules");
    if (found->is_string() && *found != "all-linear")
        return refused("a pattern in target_modules is not supported; list the module names");
    if (found->is_string())
        return std::vector<std::string>{"all-linear"};
    DANLU_TRY(auto targets, member<std::vector<std::string>>(config, "target_modules"));
    if (targets.empty())
        return Error(ErrorCode::Rejected, "adapter_config.json names no target_modules");
    return targets;
}

/// PEFT takes a module by the end of its path; only its last word counts here.
Result<std::vector<std::string>> savedOf(const Json& config) {
    const auto found = config.find("modules_to_save");
    if (found == config.end() || found->is_null())
        return std::vector<std::string>{};
    DANLU_TRY(auto names, member<std::vector<std::string>>(config, "modules_to_save"));
    for (auto& name : names) {
        name = name.substr(name.rfind('.') + 1);
        if (name != "embed_tokens" && name != "lm_head")
            return refused("modules_to_save names " + shownName(name) + "; only embed_tokens and lm_head can be trained whole");
    }
    return names;
}

} // namespace

double AdapterConfig::scale() const {
    const auto rank = static_cast<double>(r);
    return alpha / (useRslora ? std::sqrt(rank) : rank);
}

Result<AdapterConfig> adapterConfigOf(const Json& json) {
    DANLU_TRY(const auto kind, member<std::string>(json, "peft_type"));
    if (kind != "LORA")
        return refused("peft_type " + shownName(kind) + " is not supported; only LORA is");
    DANLU_CHECK(checkFeatures(json));
    AdapterConfig config;
    DANLU_TRY(config.baseModel, memberOr<std::string>(json, "base_model_name_or_path", ""));
    DANLU_TRY(config.r, memberOr<std::int64_t>(json, "r", config.r));
    DANLU_TRY(config.alpha, memberOr<double>(json, "lora_alpha", config.alpha));
    DANLU_TRY(config.dropout, memberOr<double>(json, "lora_dropout", config.dropout));
    DANLU_TRY(config.bias, memberOr<std::string>(json, "bias", config.bias));
    DANLU_TRY(config.useRslora, memberOr<bool>(json, "use_rslora", false));
    DANLU_TRY(config.targetModules, targetsOf(json));
    DANLU_TRY(config.modulesToSave, savedOf(json));
    if (config.r < 1 || config.r > 65536 || !std::isfinite(config.alpha) || config.dropout < 0 || config.dropout >= 1)
        return Error(ErrorCode::Rejected, "adapter_config.json: r, lora_alpha or lora_dropout is out of range");
    if (config.bias != "none" && config.bias != "lora_only" && config.bias != "all")
        return unknownName("bias", config.bias, {"none", "lora_only", "all"});
    return config;
}

Json toJson(const AdapterConfig& config) {
    auto targets = config.targetModules;
    std::sort(targets.begin(), targets.end());
    const Json modules = targets == std::vector<std::string>{"all-linear"} ? Json("all-linear") : Json(targets);
    return {{"base_model_name_or_path", config.baseModel},
            {"bias", config.bias},
            {"fan_in_fan_out", false},
            {"inference_mode", true},
            {"init_lora_weights", true},
            {"lora_alpha", config.alpha == std::floor(config.alpha) ? Json(static_cast<std::int64_t>(config.alpha)) : Json(config.alpha)},
            {"lora_dropout", config.dropout},
            {"modules_to_save", config.modulesToSave.empty() ? Json() : Json(config.modulesToSave)},
            {"peft_type", "LORA"},
            {"r", config.r},
            {"target_modules", modules},
            {"task_type", "CAUSAL_LM"},
            {"use_rslora", config.useRslora}};
}

std::string adapterTensorName(std::string_view module, std::string_view part) {
    const std::string path = std::string(kPrefix) + std::string(module);
    return part == "bias" || part == "weight" ? path + "." + std::string(part) : path + ".lora_" + std::string(part) + ".weight";
}

Result<AdapterTensor> adapterTensorOf(std::string_view name) {
    if (name.starts_with(kPrefix)) {
        const auto path = name.substr(kPrefix.size());
        for (const std::string_view part : {"A", "B", "bias", "weight"}) {
            const auto ending = adapterTensorName("", part).substr(kPrefix.size());
            if (path.size() > ending.size() && path.ends_with(ending))
                return AdapterTensor{std::string(path.substr(0, path.size() - ending.size())), std::string(part)};
        }
    }
    return Error(ErrorCode::Rejected, "the adapter tensor " + shownName(name) + " is none of lora_A, lora_B, bias or weight");
}

} // namespace danlu::formats
