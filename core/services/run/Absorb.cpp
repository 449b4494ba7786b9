#include "services/run/Absorb.h"

#include "protocol/Jobs.h"
#include "services/model/SealedModel.h"
#include "spec/TrainSpec.h"

#include <algorithm>

namespace danlu::services {
namespace {

using protocol::RunState;

/// "tickets-lora", or "tickets-lora-2" where the name is taken.
Result<std::string> freeModelName(const store::ProjectFile& project, const std::string& wanted) {
    DANLU_TRY(const auto models, store::models(project));
    for (int number = 1;; ++number) {
        std::string name = number == 1 ? wanted : wanted + "-" + std::to_string(number);
        if (std::none_of(models.begin(), models.end(), [&](const auto& model) { return model.name == name; }))
            return name;
    }
}

Result<store::ModelInfo> modelOfResult(const store::ProjectFile& project, const store::RunInfo& run, const protocol::RunSummary& summary) {
    DANLU_TRY(const auto key, project.key(store::KeyPurpose::Run, run.id.text()));
    DANLU_TRY(auto source, sourceOfSealedFolder(protocol::RunFolder{project.runFolder(run.id)}.result(), key, runKeyName(run.id)));
    DANLU_TRY(const auto base, store::modelOf(project, run.base));
    store::ModelInfo model;
    DANLU_TRY(model.name, freeModelName(project, run.name));
    model.kind = source.adapters.empty() ? "full" : "adapter";
    model.family = base.family;
    model.parameters = source.adapters.empty() ? formats::parametersOf(source) : base.parameters + formats::parametersOf(source);
    model.sha256 = summary.resultSha256;
    model.parent = run.base;
    model.run = run.id;
    if (source.adapters.empty()) { // a whole model keeps its base's words
        DANLU_TRY(const Json stored, member<Json>(base.details, "source"));
        DANLU_TRY(const auto baseSource, sourceOfStored(stored, project.folder()));
        if (source.tokenizer.empty()) {
            source.tokenizer = baseSource.tokenizer;
            source.tokenizerKey = baseSource.tokenizerKey;
        }
        if (source.chatTemplate.empty())
            source.chatTemplate = baseSource.chatTemplate;
        if (!source.config.is_object())
            source.config = baseSource.config;
    }
    model.details = {{"source", storedSource(source, project.folder())},
                     {"provenance",
                      {{"run", run.id.text()},
                       {"spec", run.details.value("spec", Json())},
                       {"dataset", run.details.value("dataset", Json())},
                       {"base_sha256", base.sha256},
                       {"base", base.name}}}};
    return model;
}

std::string actionOf(RunState state) { return "run." + std::string(nameOf(state)); }

Json figuresOf(const protocol::RunSummary& summary) {
    Json json{{"steps", summary.step}, {"total_steps", summary.totalSteps}};
    if (summary.loss)
        json["loss"] = *summary.loss;
    if (summary.evalLoss)
        json["eval_loss"] = *summary.evalLoss;
    if (summary.errorCode)
        json["error"] = *summary.errorCode;
    return json;
}

/// Another program that prepares the run holds this lock until the worker has its own.
bool isBeingPrepared(const Path& folder) { return FileLock::isHeld(folder / "preparing"); }

bool isWaiting(const protocol::RunFolder& folder, const protocol::RunSummary& summary) {
    return summary.state == RunState::Queued && protocol::placeOf(folder).has_value();
}

} // namespace

Result<store::RunInfo> absorbRun(store::ProjectFile& project, store::RunInfo run, Report report) {
    const protocol::RunFolder folder{project.runFolder(run.id)};
    if (isBeingPrepared(folder.root))
        return run;
    auto inspected = protocol::inspect(folder.root);
    const protocol::RunSummary summary = inspected ? *inspected : protocol::RunSummary{};
    if (summary.live || isWaiting(folder, summary))
        return run;
    // Nobody works on it: what has no end in its journal was lost.
    const RunState state = protocol::isEnd(summary.state) ? summary.state : RunState::Lost;
    if (run.state == nameOf(state) && run.changedMillis >= summary.endedAt)
        return run;
    std::optional<store::ModelInfo> model;
    if (state == RunState::Finished) {
        DANLU_TRY(const auto registered, store::modelOfRun(project, run.id));
        if (!registered) {
            DANLU_TRY(auto made, modelOfResult(project, run, summary));
            model = std::move(made);
        }
    }
    run.state = nameOf(state);
    run.details["result"] = figuresOf(summary);
    if (const auto key = project.key(store::KeyPurpose::Run, run.id.text()); key && state == RunState::Finished)
        if (const auto outcome = protocol::readOutcome(folder, *key))
            for (const char* name : {"final_loss", "tokens", "seconds", "evaluation", "warnings"})
                if (outcome->contains(name))
                    run.details["result"][name] = (*outcome)[name];
    store::Act act{actionOf(state), run.name, figuresOf(summary), state == RunState::Finished ? "ok" : std::string(nameOf(state))};
    if (report == Report::Late) {
        act.details["reported_late"] = true;
        act.details["ended"] = summary.endedAt ? Json(isoTime(summary.endedAt)) : Json();
    }
    DANLU_CHECK(project.act(std::move(act), [&](store::Transaction& transaction) -> Result<> {
        if (model) {
            DANLU_TRY(const auto inserted, store::insertModel(transaction, *model));
            transaction.note("model", inserted.name);
        }
        run.changedMillis = std::max(transaction.utcMillis(), summary.endedAt);
        return store::updateRun(transaction, run);
    }));
    DANLU_CHECK(protocol::clearPendingAudits(folder));
    return run;
}

Result<std::vector<std::string>> absorbEndedRuns(store::ProjectFile& project, Report report) {
    std::vector<std::string> ended;
    DANLU_TRY(const auto runs, store::runs(project));
    for (const auto& run : runs) {
        const auto absorbed = absorbRun(project, run, report);
        if (absorbed && absorbed->state != run.state)
            ended.push_back(run.name);
        if (!absorbed && absorbed.error().code() != ErrorCode::Exists) // Exists: another program was faster
            DANLU_CHECK(project.record({"run.absorb", run.name, {{"error", absorbed.error().chain()}}, "failed"}));
    }
    return ended;
}

} // namespace danlu::services
