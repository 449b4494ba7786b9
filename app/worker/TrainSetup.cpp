#include "TrainSetup.h"

#include "crypto/Hash.h"
#include "engine/device/Device.h"
#include "engine/model/Family.h"
#include "engine/training/Estimate.h"
#include "telemetry/Telemetry.h"
#include "text/Utf8.h"

#include "SealedFiles.h"

namespace danlu::worker {
namespace {

Json planJson(const engine::TrainPlan& plan) {
    return Json{{"batches_per_epoch", plan.batchesPerEpoch},
                {"steps_per_epoch", plan.stepsPerEpoch},
                {"total_steps", plan.totalSteps},
                {"warmup_steps", plan.warmupSteps}};
}

/// What a person should see of a token: special and byte pieces by name, everything else as the text it stands for.
std::string shownText(const text::Tokenizer& tokenizer, text::TokenId id) {
    const auto& piece = tokenizer.pieces()[static_cast<std::size_t>(id)];
    if (tokenizer.isSpecial(id) || piece.kind == text::PieceKind::Byte || piece.kind == text::PieceKind::Unknown)
        return piece.text;
    return text::toValidUtf8(tokenizer.bytesOf(id));
}

/// The first row exactly as the trainer sees it.
Result<Json> firstExample(const TextSide& text, const engine::TokenTable& table) {
    Json tokens = Json::array();
    std::string rendered;
    if (table.count() == 0)
        return Error(ErrorCode::Rejected, "there is no example to learn from").withHint("Check the train split and max_seq_length.");
    const auto ids = table.ids(0);
    const auto learned = table.learned(0);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto shown = shownText(*text.tokenizer, ids[i]);
        rendered += shown;
        tokens.push_back(Json{{"id", ids[i]}, {"text", shown}, {"learned", learned[i] != 0}});
    }
    return Json{{"text", std::move(rendered)}, {"tokens", std::move(tokens)}};
}

/// How much of the run goes into sample answers.
Json samplesJson(const spec::TrainSpec& spec, const engine::TrainPlan& plan, const TrainData& data) {
    const bool isHeldOut = data.validation.rows > 0;
    const auto rows = std::min<std::int64_t>(spec.sampleRows, std::int64_t(isHeldOut ? data.validation.rows : data.train.rows));
    return Json{
        {"rows", rows}, {"part", isHeldOut ? "validation" : "train"}, {"rounds", plan.samplings}, {"tokens", rows * plan.samplings * spec.sampleTokens}};
}

} // namespace

Result<spec::TrainSpec> trainSpecOf(const JobContext& context) {
    DANLU_TRY(auto spec, context.spec<spec::TrainSpec>());
    if (spec.method == "lora" && spec.targetModules.empty())
        return Error(ErrorCode::Usage, "target_modules is empty").withHint("Name at least one linear layer, for instance q_proj, or all-linear.");
    return spec;
}

Result<TrainData> encodeTrainData(JobContext& context, const TextSide& text, const spec::TrainSpec& spec, const std::function<bool()>& isCancelled) {
    TrainData data;
    const RowCut cut{spec.stage, spec.maxSeqLength};
    DANLU_TRY(data.train, encodeShards(context, "shards", text, cut, isCancelled));
    DANLU_TRY(data.validation, encodeShards(context, "validation", text, cut, isCancelled));
    return data;
}

Result<Json> dryRun(JobContext& context, const spec::TrainSpec& spec) {
    engine::useThreads(spec.threads);
    DANLU_TRY(const auto device, engine::pickDevice(spec.device));
    context.phase(protocol::Phase::Loading);
    DANLU_TRY(auto source, modelSource(context, 0));
    DANLU_TRY(const auto text, loadText(context, std::move(source)));
    DANLU_TRY(const auto config, engine::modelConfigOf(text.source.config));
    context.phase(protocol::Phase::Tokenizing);
    DANLU_TRY(const auto data, encodeTrainData(context, text, spec, [&context] { return context.isCancelled(); }));
    DANLU_TRY(auto example, firstExample(text, data.train.table));
    const auto plan = engine::planOf(spec, data.train.table.count());
    const auto needed = engine::estimate(spec, config, data.train.table.longest());
    const auto machine = telemetry::Telemetry().sample();
    const auto memory = device.is_cpu() || machine.gpus.empty() ? machine.memoryTotal - machine.memoryUsed
                                                                : machine.gpus[0].memoryTotal.value_or(0) - machine.gpus[0].memoryUsed.value_or(0);
    DANLU_TRY(const auto disk, freeSpace(context.start().folder));
    return Json{{"dry_run", true},
                {"rows", data.train.rows},
                {"validation_rows", data.validation.rows},
                {"cut", data.train.cut},
                {"dropped", data.train.dropped},
                {"tokens", data.train.table.tokens()},
                {"longest", data.train.table.longest()},
                {"device", device.str()},
                {"plan", planJson(plan)},
                {"samples", samplesJson(spec, plan, data)},
                {"estimate", toJson(needed)},
                {"memory_available", memory},
                {"disk_available", disk},
                {"fits", std::uint64_t(needed.memory()) <= memory && std::uint64_t(needed.diskBytes) <= disk},
                {"example", std::move(example)}};
}

Result<RunResult> describeResult(const JobContext& context, engine::BlobStore& store, const spec::TrainSpec& spec) {
    RunResult result;
    std::string lines;
    DANLU_TRY(const auto names, store.list("result/"));
    for (const auto& name : names) {
        DANLU_TRY(const auto source, store.open(name));
        DANLU_TRY(const auto sha256, engine::sha256Of(*source));
        const auto shortName = name.substr(name.find('/') + 1);
        lines += sha256 + "  " + shortName + "\n";
        result.files.push_back(Json{{"name", shortName}, {"size", source->size()}, {"sha256", sha256}});
    }
    result.sha256 = crypto::hexText(crypto::sha256(lines));
    const bool isFull = spec.method == "full";
    const std::string weightsName = isFull ? "model.safetensors" : "adapter_model.safetensors";
    DANLU_TRY(const auto weights, store.open("result/" + weightsName));
    DANLU_TRY(auto file, weightsFileOf(context.start().folder / "result" / weightsName, "run", *weights));
    DANLU_TRY(const auto configText, engine::readBlob(store, isFull ? "result/config.json" : "result/adapter_config.json"));
    DANLU_TRY(auto config, parseJson(configText, "the result's config"));
    DANLU_TRY(auto source, modelSource(context, 0));
    source.name = spec.name;
    if (isFull) {
        source.config = std::move(config);
        source.weights = {std::move(file)};
        source.adapters.clear();
    } else {
        source.adapters.push_back({std::move(config), std::move(file)});
    }
    result.model = toJson(source);
    return result;
}

} // namespace danlu::worker
