#include "services/model/Evaluate.h"

#include "label/Scores.h"
#include "label/baselines/Baseline.h"
#include "protocol/Jobs.h"
#include "protocol/Shard.h"
#include "services/dataset/HeldOut.h"
#include "services/model/OpenModel.h"
#include "services/process/WorkerProcess.h"
#include "text/Utf8.h"

#include <algorithm>
#include <numbers>

namespace danlu::services {
namespace {

Result<std::vector<std::string>> readAnswers(const Path& folder, const crypto::Key& key) {
    DANLU_TRY(auto shard, protocol::ShardReader::open(folder / "predictions.rows", key, protocol::runFileContext("predictions.rows")));
    std::vector<std::string> answers;
    for (std::uint64_t i = 0; i < shard.rows(); ++i) {
        DANLU_TRY(const Row row, shard.row(i));
        answers.push_back(row.turns.empty() ? "" : row.turns.back().text);
    }
    return answers;
}

/// Scores what the model said against the rows' labels; adds them to the result.
Result<> scoreAnswers(Json& result, const std::vector<Row>& rows, const std::vector<std::string>& answers, bool keep) {
    std::vector<label::Judgement> judgements;
    Json said = Json::array();
    std::uint64_t invalid = 0;
    for (std::size_t i = 0; i < std::min(rows.size(), answers.size()); ++i) {
        const LabelPath path = label::labelPathOf(answers[i]);
        invalid += path.size() < rows[i].labels.front().size() ? 1 : 0;
        judgements.push_back({rows[i].labels, path.empty() ? std::vector<LabelPath>{} : std::vector<LabelPath>{path}});
        if (keep)
            said.push_back({{"text", rows[i].turns.front().text}, {"label", labelText(rows[i].labels.front())}, {"answer", answers[i]}});
    }
    result["scores"] = label::toJson(label::scoresOf(judgements));
    result["invalid"] = invalid;
    if (keep)
        result["predictions"] = std::move(said);
    return ok();
}

/// The loss in bits per character, which models with other tokenizers, and with none, can be compared by. Not where a row was cut: then
/// some characters were never predicted.
Result<> addBitsPerCharacter(Json& result, HeldOut& test, std::uint64_t rows) {
    if (result.value("cut", 0) != 0)
        return ok();
    DANLU_TRY(const auto texts, rowsOf(test.reader, test.part, rows));
    std::size_t characters = 0;
    for (const auto& row : texts)
        for (const auto& turn : row.turns)
            characters += text::characterCount(turn.text);
    result["characters"] = characters;
    if (characters > 0)
        result["bits_per_character"] = result["loss"].get<double>() * result["tokens"].get<double>() / std::numbers::ln2 / double(characters);
    return ok();
}

} // namespace

Result<Json> evaluate(Project& project, const EvaluateRequest& request, const Task& task) {
    DANLU_TRY(HeldOut test, openHeldOut(project, request.dataset, request.split));
    DANLU_TRY(const auto model, openModel(project.file(), request.model));
    const std::string kind = test.ref.dataset.kind;
    const bool isLabelled = kind == nameOf(RowKind::Classification);
    DANLU_TRY(const auto work, WorkFolder::create(project.file().folder()));
    DANLU_TRY(const auto rows,
              writeShards(test.reader, work.key(), {work.path(), "shards", test.part, request.limit > 0 ? std::uint64_t(request.limit) : UINT64_MAX}, task));
    if (rows == 0)
        return Error(ErrorCode::Rejected, test.ref.text() + " has no rows in its " + test.split + " part");
    protocol::Start start;
    start.job = "evaluate";
    start.spec = {{"perplexity", true},
                  {"predict", isLabelled},
                  {"max_rows", request.maxRows},
                  {"max_new_tokens", request.maxNewTokens},
                  {"max_seq_length", request.maxSeqLength},
                  {"stage", kind == nameOf(RowKind::Text) ? "pretrain" : "sft"}};
    start.folder = work.path();
    start.keys.emplace("run", work.key().clone());
    model.giveTo(start);
    DANLU_TRY(const Json measured, runJob(project.programs(), start, task));
    Json result{{"model", model.info.name}, {"dataset", test.ref.dataset.name}, {"version", test.ref.version.number}, {"split", test.split}};
    result.update(measured);
    if (kind == nameOf(RowKind::Text))
        DANLU_CHECK(addBitsPerCharacter(result, test, rows));
    if (isLabelled) {
        DANLU_TRY(const auto gold, rowsOf(test.reader, test.part, measured.value("predicted", rows)));
        DANLU_TRY(const auto answers, readAnswers(work.path(), work.key()));
        DANLU_CHECK(scoreAnswers(result, gold, answers, request.predictions));
    }
    Json details = result;
    details.erase("predictions");
    DANLU_CHECK(project.file().record({"model.evaluate", model.info.name, std::move(details), "ok"}));
    return result;
}

Result<Json> evaluateBaselines(Project& project, const BaselineRequest& request, const Task& task) {
    DANLU_TRY(HeldOut test, openHeldOut(project, request.dataset, request.split));
    DANLU_TRY(HeldOut lessons, openHeldOut(project, request.train.empty() ? request.dataset : request.train, "all"));
    if (test.ref.dataset.kind != nameOf(RowKind::Classification))
        return Error(ErrorCode::Usage, test.ref.text() + " has no labels to learn");
    DANLU_TRY(const auto learned, rowsOf(lessons.reader, Part::Train));
    DANLU_TRY(const auto asked, rowsOf(test.reader, test.part));
    std::vector<label::LabelledText> texts;
    for (const auto& row : learned)
        texts.push_back(label::labelledTextOf(row));
    task.progress({"learning baselines", 0, 0, -1, {}});
    std::vector<std::unique_ptr<label::Baseline>> baselines;
    DANLU_TRY(auto majority, label::majorityClass(texts));
    baselines.push_back(std::move(majority));
    DANLU_TRY(auto words, label::bagOfWords(texts));
    baselines.push_back(std::move(words));
    Json list = Json::array();
    for (const auto& baseline : baselines) {
        std::vector<label::Judgement> judgements;
        for (const auto& row : asked)
            judgements.push_back({row.labels, {baseline->predict(row.turns.front().text)}});
        list.push_back({{"name", std::string(baseline->name())}, {"scores", label::toJson(label::scoresOf(judgements))}});
    }
    DANLU_CHECK(project.file().record({"data.baselines", test.ref.text(), {{"rows", asked.size()}}, "ok"}));
    return Json{
        {"dataset", test.ref.dataset.name}, {"version", test.ref.version.number}, {"split", test.split}, {"train_rows", learned.size()}, {"rows", asked.size()},
        {"baselines", std::move(list)}};
}

} // namespace danlu::services
