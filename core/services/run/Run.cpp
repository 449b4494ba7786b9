#include "services/run/Run.h"

#include "protocol/Jobs.h"
#include "protocol/Log.h"
#include "protocol/Samples.h"
#include "services/dataset/Rows.h"
#include "services/process/WorkerProcess.h"
#include "services/run/Absorb.h"
#include "services/run/PrepareRun.h"
#include "services/run/RunWatch.h"
#include "services/run/Unbegun.h"

namespace danlu::services {
namespace {

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
    DANLU_TRY(PreparedRun prepared, prepareRun(project, plan, "run.start", task));
    return launch(project, prepared.run, startOf(plan, prepared.folder, prepared.key), std::move(prepared.preparing), mode, task);
}

Result<Json> queueRun(Project& project, const spec::TrainSpec& spec, const Task& task) {
    DANLU_TRY(const RunPlan plan, planRun(project, spec));
    DANLU_TRY(const PreparedRun prepared, prepareRun(project, plan, "run.queue", task));
    DANLU_CHECK(protocol::setPlace({prepared.folder}, SystemClock().utcMillis())); // still as one that is prepared: never seen as lost
    return showRun(project.file().folder(), prepared.run.id.text());
}

namespace {

/// Starts a worker on a run that lies in its folder, begun before or not.
Result<Json> begin(Project& project, const store::RunInfo& run, const protocol::RunSummary& before, Follow mode, const Task& task) {
    const Path folder = project.file().runFolder(run.id);
    DANLU_TRY(const Bytes yaml, readFile(protocol::RunFolder{folder}.spec(), 4u << 20));
    DANLU_TRY(auto spec, frozenSpec(yaml));
    DANLU_TRY(const auto base, store::modelOf(project.file(), run.base));
    spec.model = base.name; // it may have been renamed
    RunPlan plan{std::move(spec), {}, {}};
    DANLU_TRY(plan.base, openModel(project.file(), base));
    plan.spec.onClientExit = mode == Follow::Detach ? "continue" : plan.spec.onClientExit;
    DANLU_TRY(const auto key, project.file().key(store::KeyPurpose::Run, run.id.text()));
    if (before.state == protocol::RunState::Queued)
        DANLU_CHECK(project.file().record({"run.start", run.name, {{"run", run.id.text()}, {"queued", true}}, "ok"}));
    else
        DANLU_CHECK(project.file().record({"run.resume", run.name, {{"run", run.id.text()}, {"step", before.lastCheckpoint}}, "ok"}));
    protocol::Start start = startOf(plan, folder, key);
    start.options["resume"] = true;
    return launch(project, run, std::move(start), std::nullopt, mode, task);
}

} // namespace

Result<Json> resumeRun(Project& project, std::string_view idOrName, Follow mode, const Task& task) {
    DANLU_TRY(const auto ref, findRun(project.file().folder(), idOrName));
    DANLU_TRY(const auto run, store::runOf(project.file(), RunId(ref.id)));
    DANLU_TRY(const auto summary, protocol::inspect(ref.folder));
    if (summary.live)
        return Error(ErrorCode::Usage, "the run \"" + run.name + "\" is running");
    if (summary.state == protocol::RunState::Finished)
        return Error(ErrorCode::Usage, "the run \"" + run.name + "\" is finished; there is nothing to resume");
    const protocol::RunFolder folder{ref.folder};
    const bool isWaiting = protocol::placeOf(folder).has_value();
    if (isWaiting && !protocol::leaveQueue(folder))
        return Error(ErrorCode::Locked, "another program begins the run \"" + run.name + "\"");
    auto begun = begin(project, run, summary, mode, task);
    if (!begun && isWaiting) {
        DANLU_CHECK(endUnbegun({ref.folder}, protocol::RunEvent::Error, begun.error().code()));
        DANLU_CHECK(absorbRun(project.file(), run, Report::Watched));
    }
    return begun;
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

Result<Json> runSamples(Project& project, std::string_view idOrName, PersonalData personal) {
    DANLU_TRY(const auto ref, findRun(project.file().folder(), idOrName));
    DANLU_TRY(const auto key, project.file().key(store::KeyPurpose::Run, ref.id));
    DANLU_TRY(const auto found, protocol::readSamples(protocol::RunFolder{ref.folder}.samples(), key));
    Json samples = Json::array();
    double seconds = 0;
    const auto shown = [personal](const std::string& text) { return personal == PersonalData::Masked ? maskedPersonal(text) : text; };
    for (const auto& question : found.questions)
        samples.push_back({{"prompt", shown(question.prompt)}, {"expected", shown(question.expected)}, {"answers", Json::array()}});
    for (const auto& round : found.rounds) {
        seconds += round.seconds;
        for (std::size_t i = 0; i < std::min(round.answers.size(), samples.size()); ++i) {
            const auto& answer = round.answers[i];
            samples[i]["answers"].push_back(
                {{"step", round.step}, {"time", isoTime(round.time)}, {"text", shown(answer.text)}, {"tokens", answer.tokens}, {"cut", answer.isCut}});
        }
    }
    return Json{{"run", ref.id}, {"name", ref.name}, {"part", found.part}, {"seconds", seconds}, {"samples", std::move(samples)}};
}

} // namespace danlu::services
