#include "services/run/RunWatch.h"

#include "base/Names.h"
#include "spec/TrainSpec.h"
#include "store/Models.h"
#include "store/Runs.h"

#include <algorithm>
#include <thread>

namespace danlu::services {
namespace {

constexpr double kAcknowledgeSeconds = 10;

/// Names of runs and of the models they made, where the database can be opened.
struct KnownNames {
    std::map<std::string, std::string> runs, models; // by run id
};

KnownNames namesOf(const Path& folder) {
    KnownNames names;
    const auto project = store::ProjectFile::open(folder);
    if (!project)
        return names;
    if (const auto runs = store::runs(*project))
        for (const auto& run : *runs)
            names.runs[run.id.text()] = run.name;
    if (const auto models = store::models(*project))
        for (const auto& model : *models)
            if (!model.run.empty())
                names.models.try_emplace(model.run.text(), model.name);
    return names;
}

Result<std::vector<RunRef>> allRuns(const Path& project) {
    std::error_code failed;
    if (!std::filesystem::is_directory(project, failed))
        return Error(ErrorCode::NotFound, "there is no project at " + project.string());
    const KnownNames names = namesOf(project);
    std::vector<RunRef> runs;
    for (const auto& entry : std::filesystem::directory_iterator(project / "runs", failed)) {
        RunRef ref{entry.path().filename().string(), {}, entry.path()};
        const auto yaml = readFile(protocol::RunFolder{entry.path()}.spec(), 4u << 20);
        const auto spec = yaml ? spec::yamlToJson(*yaml, "run.yaml") : Result<Json>(Error(ErrorCode::NotFound, ""));
        if (!spec)
            continue;
        ref.spec = *spec;
        ref.name = memberOr<std::string>(*spec, "name", "").value();
        if (const auto known = names.runs.find(ref.id); known != names.runs.end())
            ref.name = known->second;
        if (const auto known = names.models.find(ref.id); known != names.models.end())
            ref.model = known->second;
        runs.push_back(std::move(ref));
    }
    return runs;
}

Json seriesOf(const std::map<std::string, std::vector<protocol::Point>>& curves) {
    Json series = Json::object();
    for (const auto& [name, points] : curves) {
        Json list = Json::array();
        for (const auto& point : points) {
            const auto whole = std::int64_t(point.at);
            list.push_back({double(whole) == point.at ? Json(whole) : Json(point.at), point.value});
        }
        series[name] = std::move(list);
    }
    return series;
}

Json numberOr(const std::optional<double>& value) { return value ? Json(*value) : Json(); }
Json timeOr(std::int64_t millis) { return millis > 0 ? Json(isoTime(millis)) : Json(); }

/// Waits until the run took note of the line or ended; where the end is wanted, until then.
Result<protocol::RunSummary> awaitControl(const Path& folder, std::uint64_t number, Wait wait, const Task& task) {
    const double began = SystemClock().monotonicSeconds();
    for (;;) {
        DANLU_TRY(const auto summary, protocol::inspect(folder));
        const bool isHeard = summary.lastControl >= number;
        if (!summary.live || protocol::isEnd(summary.state) || (isHeard && wait == Wait::ForAcknowledgement))
            return summary;
        if (!isHeard && SystemClock().monotonicSeconds() - began > kAcknowledgeSeconds)
            return Error(ErrorCode::Timeout, "the run did not answer within 10 seconds; it will obey as soon as it reads its control file");
        if (task.stop.stop_requested())
            return Error(ErrorCode::Cancelled, "no longer waiting; the run was asked all the same");
        task.progress({"waiting for the run to end", summary.step, summary.totalSteps, -1, {}});
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

} // namespace

Result<RunRef> findRun(const Path& project, std::string_view idOrName) {
    DANLU_TRY(auto runs, allRuns(project));
    std::vector<RunRef> byName, byStart;
    std::vector<std::string> known;
    for (auto& run : runs) {
        known.push_back(run.name);
        if (run.id == idOrName)
            return std::move(run);
        if (run.name == idOrName)
            byName.push_back(run);
        if (idOrName.size() >= 4 && run.id.starts_with(idOrName))
            byStart.push_back(run);
    }
    auto& found = byName.empty() ? byStart : byName;
    if (found.size() > 1)
        return Error(ErrorCode::Usage, "several runs are called \"" + std::string(idOrName) + "\"; name one by its id (danlu-cli run list)");
    if (found.size() == 1)
        return std::move(found.front());
    if (known.empty())
        return Error(ErrorCode::NotFound, "the project has no runs");
    const std::string nearest = nearestName(idOrName, known);
    return Error(ErrorCode::NotFound, "there is no run \"" + std::string(idOrName) + "\"" + (nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?"));
}

Json toJson(const RunRef& ref, const protocol::RunSummary& summary) {
    return {{"run", ref.id},
            {"name", ref.name},
            {"state", std::string(nameOf(summary.state))},
            {"live", summary.live},
            {"phase", summary.live ? Json(std::string(nameOf(summary.phase))) : Json()},
            {"steps", summary.step},
            {"total_steps", summary.totalSteps},
            {"final_loss", numberOr(summary.loss)},
            {"eval_loss", numberOr(summary.evalLoss)},
            {"tokens_per_second", numberOr(summary.tokensPerSecond)},
            {"eta_seconds", numberOr(summary.etaSeconds)},
            {"model", ref.model},
            {"dataset", ref.spec.value("dataset", Json())},
            {"base", ref.spec.value("model", Json())},
            {"stage", ref.spec.value("stage", Json())},
            {"method", ref.spec.value("method", Json())},
            {"attempts", summary.attempts},
            {"last_checkpoint", summary.lastCheckpoint >= 0 ? Json(summary.lastCheckpoint) : Json()},
            {"error_code", summary.errorCode ? Json(*summary.errorCode) : Json()},
            {"started", timeOr(summary.startedAt)},
            {"updated", timeOr(summary.updatedAt)},
            {"ended", timeOr(summary.endedAt)}};
}

Result<Json> listRuns(const Path& project) {
    DANLU_TRY(const auto runs, allRuns(project));
    std::vector<std::pair<std::int64_t, Json>> rows;
    for (const auto& run : runs)
        if (const auto summary = protocol::inspect(run.folder))
            rows.emplace_back(summary->startedAt ? summary->startedAt : INT64_MAX, toJson(run, *summary));
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    Json list = Json::array();
    for (auto& [time, row] : rows)
        list.push_back(std::move(row));
    return Json{{"runs", std::move(list)}};
}

Result<Json> showRun(const Path& project, std::string_view idOrName) {
    DANLU_TRY(const auto run, findRun(project, idOrName));
    DANLU_TRY(const auto summary, protocol::inspect(run.folder));
    Json json = toJson(run, summary);
    json["folder"] = run.folder.string();
    json["spec"] = run.spec;
    return json;
}

Result<Json> runMetrics(const Path& project, std::string_view idOrName, Gauges gauges) {
    DANLU_TRY(const auto run, findRun(project, idOrName));
    DANLU_TRY(const auto records, protocol::readJournal(protocol::RunFolder{run.folder}.journal()));
    Json json{{"run", run.id}, {"name", run.name}, {"series", seriesOf(protocol::curves(records))}};
    if (gauges == Gauges::With)
        json["telemetry"] = seriesOf(protocol::gauges(records));
    return json;
}

Result<Json> controlRun(const Path& project, std::string_view idOrName, protocol::Command command, Wait wait, const Task& task) {
    DANLU_TRY(const auto run, findRun(project, idOrName));
    DANLU_TRY(const auto before, protocol::inspect(run.folder));
    if (!before.live)
        return Error(ErrorCode::Usage, "the run \"" + run.name + "\" is not running, it is " + std::string(nameOf(before.state)))
            .withHint(protocol::isResumable(before.state) ? "danlu-cli run resume " + run.name + " starts it again." : "");
    DANLU_TRY(const std::uint64_t number, protocol::appendControl(run.folder, command));
    DANLU_TRY(const auto after, awaitControl(run.folder, number, wait, task));
    Json json = toJson(run, after);
    json["control"] = number;
    return json;
}

} // namespace danlu::services
