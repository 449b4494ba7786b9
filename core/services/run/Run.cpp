#include "services/run/Run.h"

#include "protocol/Jobs.h"
#include "protocol/Log.h"
#include "services/model/OpenModel.h"
#include "services/process/WorkerProcess.h"
#include "services/run/Absorb.h"
#include "services/run/RunWatch.h"
#include "services/run/Shards.h"

namespace danlu::services {
namespace {

/// Everything a run is frozen from, looked up and checked.
struct RunPlan {
    spec::TrainSpec spec;
    VersionRef dataset;
    OpenModel base;
};

Result<> checkKind(const RunPlan& plan) {
    const std::string& kind = plan.dataset.dataset.kind;
    if (plan.spec.stage == "sft" && kind == nameOf(RowKind::Text))
        return Error(ErrorCode::Usage, plan.dataset.text() + " holds plain texts, which have no answers to learn").withHint("Use stage: pretrain.");
    return ok();
}

Result<RunPlan> planRun(const Project& project, const spec::TrainSpec& spec) {
    DANLU_CHECK(store::checkName("run", spec.name));
    DANLU_TRY(auto dataset, findVersion(project.file(), spec.dataset));
    DANLU_TRY(auto base, openModel(project.file(), spec.model));
    RunPlan plan{spec, std::move(dataset), std::move(base)};
    plan.spec.dataset = plan.dataset.text();
    DANLU_CHECK(checkKind(plan));
    return plan;
}

Json specJson(spec::TrainSpec spec) { return spec::toJson(spec::fieldsOf(spec)); }

/// run.yaml as we froze it: every key is written down, those too that mean nothing to this method and that no one may write himself.
Result<spec::TrainSpec> frozenSpec(std::string_view yaml) {
    spec::TrainSpec spec;
    const auto fields = spec::fieldsOf(spec);
    DANLU_TRY(const Json given, spec::yamlToJson(yaml, "run.yaml"));
    DANLU_CHECK(spec::readJson(fields, given, spec::trainAliases()));
    DANLU_CHECK(spec::checkAll(fields));
    return spec;
}

protocol::Start startOf(const RunPlan& plan, const Path& folder, const crypto::Key& key) {
    protocol::Start start;
    start.job = "train";
    start.spec = specJson(plan.spec);
    start.folder = folder;
    start.keys.emplace("run", key.clone());
    plan.base.giveTo(start);
    start.options = {{"base_name", plan.base.info.name}};
    return start;
}

/// The run in the database, with its key: one act.
Result<store::RunInfo> registerRun(Project& project, const RunPlan& plan) {
    store::RunInfo run;
    run.name = plan.spec.name;
    run.state = nameOf(protocol::RunState::Queued);
    run.dataset = plan.dataset.dataset.id;
    run.datasetVersion = plan.dataset.version.number;
    run.base = plan.base.info.id;
    const Json dataset{{"name", plan.dataset.text()}, {"sha256", plan.dataset.version.sha256}, {"rows", plan.dataset.version.rows}};
    run.details = {{"spec", specJson(plan.spec)}, {"dataset", dataset}, {"base", {{"name", plan.base.info.name}, {"sha256", plan.base.info.sha256}}}};
    store::Act act{
        "run.start",
        plan.spec.name,
        {{"dataset", dataset}, {"base", plan.base.info.name}, {"base_sha256", plan.base.info.sha256}, {"seal_checkpoints", plan.spec.sealCheckpoints}}};
    DANLU_CHECK(project.file().act(std::move(act), [&run](store::Transaction& transaction) -> Result<> {
        DANLU_TRY(run, store::insertRun(transaction, run));
        return ok();
    }));
    return run;
}

Result<> writeParts(Project& project, const RunPlan& plan, const Path& folder, const crypto::Key& key, const Task& task) {
    DANLU_TRY(auto reader, store::VersionReader::open(project.file(), plan.dataset.dataset.id, plan.dataset.version.number));
    DANLU_TRY(const auto rows, writeShards(reader, key, {folder, "shards", Part::Train, UINT64_MAX}, task));
    if (rows == 0)
        return Error(ErrorCode::Rejected, plan.dataset.text() + " has no rows in its train part");
    DANLU_CHECK(writeShards(reader, key, {folder, "validation", Part::Validation, UINT64_MAX}, task));
    return ok();
}

/// Waits until the worker holds the run's lock and said what it does, or failed.
Result<> waitForBegin(WorkerProcess& worker, const Task& task) {
    DANLU_TRY(const auto message, worker.next(protocol::MessageType::Phase, task));
    return message.type == protocol::MessageType::Phase ? ok() : Result<>(Error(ErrorCode::Failed, "the worker ended before the run began"));
}

Result<Json> shown(Project& project, const store::RunInfo& run, const Json& outcome) {
    DANLU_TRY(Json json, showRun(project.file().folder(), run.id.text()));
    if (outcome.is_object() && outcome.contains("final_loss"))
        json["train_loss"] = outcome["final_loss"]; // mean over all steps, as Trainer says it; final_loss is the last point of the curve
    for (const char* key : {"tokens", "seconds", "evaluation", "warnings"})
        if (outcome.is_object() && outcome.contains(key) && !outcome[key].is_null())
            json[key] = outcome[key];
    return json;
}

/// What to do about a run that failed, where that is more than the error itself knows.
Error withAdvice(Error error, const store::RunInfo& run) {
    if (error.code() != ErrorCode::NoSpace)
        return error;
    return std::move(error).withHint("Free some disk space; danlu-cli run resume " + run.name + " then goes on from its last checkpoint.");
}

/// Follows a worker to its end and takes the end in, whatever it is.
Result<Json> follow(Project& project, const store::RunInfo& run, WorkerProcess& worker, const Task& task) {
    const Path folder = project.file().runFolder(run.id);
    auto outcome = worker.finish(task, {}, [&folder]() -> Result<> {
        DANLU_CHECK(protocol::appendControl(folder, protocol::Command::CancelAfterStep));
        return ok();
    });
    worker.process().wait(5); // its lock goes with it
    auto absorbed = absorbRun(project.file(), run, Report::Watched);
    if (!outcome)
        return withAdvice(std::move(outcome).error(), run);
    if (!absorbed)
        return std::move(absorbed).error().wrap("the run ended, but its end could not be recorded");
    if (task.stop.stop_requested() && absorbed->state != nameOf(protocol::RunState::Finished))
        return Error(ErrorCode::Cancelled, "the run " + run.name + " was stopped")
            .withHint("danlu-cli run resume " + run.id.text() + " goes on from its last checkpoint.");
    return shown(project, *absorbed, *outcome);
}

Result<Json> launch(Project& project, const store::RunInfo& run, protocol::Start start, std::optional<FileLock> preparing, Follow mode, const Task& task) {
    const auto session = mode == Follow::Detach ? Session::Own : Session::Shared;
    DANLU_TRY(WorkerProcess worker, WorkerProcess::start(project.programs(), start, session));
    if (mode == Follow::ToTheEnd && !preparing)
        return follow(project, run, worker, task);
    if (auto begun = waitForBegin(worker, task); !begun) {
        preparing.reset();
        DANLU_CHECK(absorbRun(project.file(), run, Report::Watched));
        return std::move(begun).error();
    }
    preparing.reset();
    if (mode == Follow::ToTheEnd)
        return follow(project, run, worker, task);
    worker.release();
    return showRun(project.file().folder(), run.id.text());
}

} // namespace

Result<Json> startRun(Project& project, const spec::TrainSpec& given, Follow mode, const Task& task) {
    DANLU_TRY(RunPlan plan, planRun(project, given));
    if (mode == Follow::Detach)
        plan.spec.onClientExit = "continue";
    DANLU_TRY(const auto run, registerRun(project, plan));
    DANLU_TRY(const auto key, project.file().key(store::KeyPurpose::Run, run.id.text()));
    const Path folder = project.file().runFolder(run.id);
    DANLU_CHECK(protocol::createRunFolder(folder, spec::toYaml(spec::fieldsOf(plan.spec))));
    DANLU_TRY(FileLock preparing, FileLock::acquire(folder / "preparing"));
    if (auto written = writeParts(project, plan, folder, key, task); !written) {
        { const FileLock done = std::move(preparing); }
        DANLU_CHECK(absorbRun(project.file(), run, Report::Watched));
        return std::move(written).error();
    }
    return launch(project, run, startOf(plan, folder, key), std::move(preparing), mode, task);
}

Result<Json> resumeRun(Project& project, std::string_view idOrName, Follow mode, const Task& task) {
    DANLU_TRY(const auto ref, findRun(project.file().folder(), idOrName));
    DANLU_TRY(const auto run, store::runOf(project.file(), RunId(ref.id)));
    DANLU_TRY(const auto summary, protocol::inspect(ref.folder));
    if (summary.live)
        return Error(ErrorCode::Usage, "the run \"" + run.name + "\" is running");
    if (summary.state == protocol::RunState::Finished)
        return Error(ErrorCode::Usage, "the run \"" + run.name + "\" is finished; there is nothing to resume");
    DANLU_TRY(const Bytes yaml, readFile(protocol::RunFolder{ref.folder}.spec(), 4u << 20));
    DANLU_TRY(auto spec, frozenSpec(yaml));
    DANLU_TRY(const auto base, store::modelOf(project.file(), run.base));
    spec.model = base.name; // it may have been renamed
    RunPlan plan{std::move(spec), {}, {}};
    DANLU_TRY(plan.base, openModel(project.file(), base));
    plan.spec.onClientExit = mode == Follow::Detach ? "continue" : plan.spec.onClientExit;
    DANLU_TRY(const auto key, project.file().key(store::KeyPurpose::Run, run.id.text()));
    DANLU_CHECK(project.file().record({"run.resume", run.name, {{"run", run.id.text()}, {"step", summary.lastCheckpoint}}, "ok"}));
    protocol::Start start = startOf(plan, ref.folder, key);
    start.options["resume"] = true;
    return launch(project, run, std::move(start), std::nullopt, mode, task);
}

Result<Json> dryRun(Project& project, const spec::TrainSpec& spec, const Task& task) {
    DANLU_TRY(const RunPlan plan, planRun(project, spec));
    DANLU_TRY(const auto work, WorkFolder::create(project.file().folder()));
    DANLU_CHECK(writeParts(project, plan, work.path(), work.key(), task));
    protocol::Start start = startOf(plan, work.path(), work.key());
    start.options["dry_run"] = true;
    return runJob(project.programs(), start, task);
}

Result<Json> deleteRun(Project& project, std::string_view name) {
    DANLU_TRY(const auto ref, findRun(project.file().folder(), name));
    DANLU_TRY(const auto run, store::runOf(project.file(), RunId(ref.id)));
    DANLU_TRY(const auto model, store::modelOfRun(project.file(), run.id));
    if (model)
        return Error(ErrorCode::Usage, "the model \"" + model->name + "\" lies in the run \"" + run.name + "\"")
            .withHint("Delete the model first: danlu-cli model delete " + model->name);
    DANLU_CHECK(store::deleteRun(project.file(), run.name));
    return Json{{"deleted", run.name}, {"run", run.id.text()}};
}

Result<Json> renameRun(Project& project, std::string_view oldName, std::string_view newName) {
    DANLU_TRY(const auto ref, findRun(project.file().folder(), oldName));
    DANLU_CHECK(store::renameRun(project.file(), ref.name, newName));
    return Json{{"name", newName}, {"was", ref.name}, {"run", ref.id}};
}

Result<Json> runLog(Project& project, std::string_view idOrName) {
    DANLU_TRY(const auto ref, findRun(project.file().folder(), idOrName));
    DANLU_TRY(const auto key, project.file().key(store::KeyPurpose::Run, ref.id));
    DANLU_TRY(const auto lines, protocol::readSealedLog(protocol::RunFolder{ref.folder}.log(), key));
    Json list = Json::array();
    for (const auto& line : lines)
        list.push_back({{"time", isoTime(line.time)}, {"level", line.level}, {"text", line.text}});
    return Json{{"run", ref.id}, {"name", ref.name}, {"lines", std::move(list)}};
}

} // namespace danlu::services
