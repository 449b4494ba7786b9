#include "spec/TrainSpec.h"

#include <algorithm>
#include <array>

namespace danlu::spec {
namespace {

/// Keys that say nothing in a run without an adapter; written down there, they are a misunderstanding.
Result<> checkContradictions(const TrainSpec& spec, const Json& given) {
    if (spec.method == "full")
        for (const auto& [key, value] : given.items()) {
            const auto alias = trainAliases().find(key);
            if (isAdapterKey(alias == trainAliases().end() ? key : alias->second))
                return Error(ErrorCode::Usage, "\"" + key + "\" has no meaning with method: full").withHint("Remove it, or use method: lora.");
        }
    if (spec.method == "lora" && spec.targetModules.empty())
        return Error(ErrorCode::Usage, "target_modules is empty").withHint("Name at least one linear layer, for instance q_proj, or all-linear.");
    if (spec.maxSteps == 0 || (spec.maxSteps < 0 && spec.epochs == 0))
        return Error(ErrorCode::Usage, "the run has no steps").withHint("Set num_train_epochs or max_steps above 0.");
    return ok();
}

} // namespace

bool isAdapterKey(std::string_view key) {
    static constexpr std::array<std::string_view, 6> keys{"r", "lora_alpha", "lora_dropout", "target_modules", "bias", "modules_to_save"};
    return std::ranges::find(keys, key) != keys.end();
}

const Aliases& trainAliases() {
    static const Aliases aliases{
        {"lora_rank", "r"},
        {"lora_r", "r"},
        {"lora_target", "target_modules"},
        {"additional_target", "modules_to_save"},
        {"micro_batch_size", "per_device_train_batch_size"},
        {"batch_size", "per_device_train_batch_size"},
        {"num_epochs", "num_train_epochs"},
        {"lr_scheduler", "lr_scheduler_type"},
        {"max_length", "max_seq_length"},
        {"cutoff_len", "max_seq_length"},
        {"sequence_len", "max_seq_length"},
        {"finetuning_type", "method"},
        {"gradient_clip", "max_grad_norm"},
        {"random_seed", "seed"},
        {"eval_table_size", "sample_rows"},
        {"eval_max_new_tokens", "sample_max_new_tokens"},
        {"sample_every_n_steps", "sample_steps"},
    };
    return aliases;
}

Result<TrainSpec> readTrainSpec(std::string_view yaml, const std::vector<std::string>& assignments) {
    TrainSpec spec;
    const Fields fields = fieldsOf(spec);
    DANLU_TRY(const Json given, yamlToJson(yaml, "the run file"));
    DANLU_CHECK(readJson(fields, given, trainAliases()));
    for (const auto& assignment : assignments)
        DANLU_CHECK(assign(fields, assignment, trainAliases()));
    DANLU_CHECK(checkAll(fields));
    DANLU_CHECK(checkContradictions(spec, given));
    return spec;
}

} // namespace danlu::spec
