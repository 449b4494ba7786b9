#include "engine/evaluate/Evaluate.h"
#include "Job.h"
#include "LoadedModel.h"
#include "SealedFiles.h"
#include "engine/generate/Generator.h"

#include <algorithm>
#include <numeric>

namespace danlu::worker {
namespace {

constexpr std::int64_t kBatchTokens = 4096; // padded tokens of one forward pass
constexpr const char* kPredictions = "predictions.rows";

Result<Json> scoreRows(JobContext& context, LoadedModel& loaded, const protocol::EvaluateSpec& spec) {
    context.phase(protocol::Phase::Tokenizing);
    const RowCut cut{spec.stage, spec.maxSeqLength, Texts::Apart};
    DANLU_TRY(const auto encoded, encodeShards(context, "shards", loaded.text, cut, [&] { return context.isCancelled(); }));
    context.phase(protocol::Phase::Evaluating);
    const double began = context.clock().monotonicSeconds();
    DANLU_TRY(const auto score, engine::perplexityOf(*loaded.model, encoded.table, kBatchTokens, [&](std::size_t done, std::size_t all) {
                  context.progress(std::int64_t(done), std::int64_t(all));
                  return !context.isCancelled();
              }));
    return Json{{"rows", encoded.rows},        {"cut", encoded.cut},     {"loss", score.loss()},
                {"perplexity", score.value()}, {"tokens", score.tokens}, {"seconds", context.clock().monotonicSeconds() - began}};
}

struct Questions {
    std::vector<engine::Prompt> prompts;
    std::size_t truncated = 0; // cut at their beginning so that the answer fits
};

Result<Questions> readQuestions(JobContext& context, const LoadedModel& loaded, const protocol::EvaluateSpec& spec) {
    DANLU_TRY(const auto* key, context.key("run"));
    DANLU_TRY(const auto rows, ShardRows::open(context.start().folder / "shards", "shards", *key, [](std::uint64_t) { return ok(); }));
    const auto room = std::size_t(std::max<std::int64_t>(1, std::min(loaded.model->config().maxPositions - spec.maxNewTokens, spec.maxSeqLength)));
    Questions questions;
    while (spec.maxRows == 0 || std::int64_t(questions.prompts.size()) < spec.maxRows) {
        DANLU_TRY(const auto row, rows->next());
        if (!row)
            break;
        DANLU_TRY(auto ids, text::encodeForPrompt(*row, loaded.text.chat, *loaded.text.tokenizer));
        if (ids.size() > room) {
            ids.erase(ids.begin(), ids.end() - std::ptrdiff_t(room));
            ++questions.truncated;
        }
        questions.prompts.push_back({std::move(ids), text::StreamDecoder::Start::NewText});
    }
    return questions;
}

Result<> writeAnswers(JobContext& context, const std::vector<engine::Generation>& answers) {
    DANLU_TRY(const auto* key, context.key("run"));
    const Path path = context.start().folder / kPredictions;
    std::error_code error;
    std::filesystem::remove(path, error);
    DANLU_TRY(auto writer, protocol::ShardWriter::create(path, *key, protocol::runFileContext(kPredictions)));
    for (const auto& answer : answers)
        DANLU_CHECK(writer.add({RowKind::Text, {{Role::Assistant, answer.text}}, "", {}}));
    return writer.finish();
}

Result<Json> answerRows(JobContext& context, LoadedModel& loaded, const protocol::EvaluateSpec& spec) {
    DANLU_TRY(const auto questions, readQuestions(context, loaded, spec));
    context.phase(protocol::Phase::Generating);
    const double began = context.clock().monotonicSeconds();
    engine::Generator generator(*loaded.model, *loaded.text.tokenizer);
    spec::SamplingSpec greedy;
    greedy.temperature = 0;
    greedy.maxNewTokens = spec.maxNewTokens;
    DANLU_TRY(const auto answers, generator.generateAll(questions.prompts, greedy, [&](std::size_t done) {
        context.progress(std::int64_t(done), std::int64_t(questions.prompts.size()));
        return !context.isCancelled();
    }));
    DANLU_CHECK(writeAnswers(context, answers));
    const double seconds = context.clock().monotonicSeconds() - began;
    const auto tokens =
        std::accumulate(answers.begin(), answers.end(), std::int64_t{0}, [](std::int64_t sum, const auto& one) { return sum + one.completionTokens(); });
    return Json{{"predicted", answers.size()},
                {"predict_seconds", seconds},
                {"completion_tokens", tokens},
                {"tokens_per_second", double(tokens) / std::max(1e-9, seconds)},
                {"truncated", questions.truncated}};
}

Result<Json> runEvaluate(JobContext& context) {
    DANLU_TRY(const auto spec, context.spec<protocol::EvaluateSpec>());
    context.phase(protocol::Phase::Loading);
    DANLU_TRY(const auto plan, computePlan({spec.dtype, spec.device, spec.threads}));
    DANLU_TRY(auto source, modelSource(context, 0));
    DANLU_TRY(auto loaded, loadWhole(context, std::move(source), plan));
    Json result = Json::object();
    if (spec.perplexity) {
        DANLU_TRY(const auto scores, scoreRows(context, loaded, spec));
        result.update(scores);
    }
    if (spec.predict) {
        DANLU_TRY(const auto answers, answerRows(context, loaded, spec));
        result.update(answers);
    }
    return result;
}

} // namespace

Job makeEvaluate() { return {"evaluate", runEvaluate}; }

} // namespace danlu::worker
