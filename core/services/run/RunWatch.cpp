#include "services/run/RunWatch.h"

#include "base/Names.h"
#include "services/project/Project.h"
#include "services/run/Unbegun.h"
#include "spec/TrainSpec.h"
#include "store/Models.h"
#include "store/Runs.h"

#include <algorithm>
#include <charconv>
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

/// run.yaml as it was frozen; nothing where the folder is no run (yet).
std::optional<Json> specIn(const Path& folder) {
    const auto yaml = readFile(protocol::RunFolder{folder}.spec(), 4u << 20);
    auto spec = yaml ? spec::yamlToJson(*yaml, "run.yaml") : Result<Json>(Error(ErrorCode::NotFound, ""));
    return spec ? std::optional(std::move(*spec)) : std::nullopt;
}

Result<std::vector<RunRef>> allRuns(const Path& project, const std::function<std::optional<Json>(const Path&)>& specOf = specIn) {
    std::error_code failed;
    if (!std::filesystem::is_directory(project, failed))
        return Error(ErrorCode::NotFound, "there is no project at " + project.string());
    const KnownNames names = namesOf(project);
    std::vector<RunRef> runs;
    for (const auto& entry : std::filesystem::directory_iterator(project / "runs", failed)) {
        RunRef ref{entry.path().filename().string(), {}, entry.path()};
        const auto spec = specOf(entry.path());
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
/// Where in the queue it stands; null where it does not wait.
Json placeIn(const RunRef& run, const protocol::RunSummary& summary) {
    const auto place = summary.state == RunState::Queued && !summary.live ? protocol::placeOf({run.folder}) : std::nullopt;
    return place ? Json(*place) : Json();
}
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
            {"place", placeIn(ref, summary)},
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

/// How far a run's journal was read, and what it said.
struct RunList::Known {
    explicit Known(const RunRef& run) : follower(run.folder), spec(run.spec) {}

    RunFollower follower;
    Json spec;
    std::uint64_t bytes = 0;
    std::filesystem::file_time_type changed{};
    RunSummary now;
    std::vector<double> losses;
    std::size_t every = 1, count = 0; // each of so many losses is kept

    /// Some values that are evenly apart, however many there were.
    void addLoss(double value) {
        constexpr std::size_t kMost = 64;
        if (count++ % every != 0)
            return;
        losses.push_back(value);
        if (losses.size() < kMost)
            return;
        for (std::size_t i = 0; 2 * i < losses.size(); ++i)
            losses[i] = losses[2 * i];
        losses.resize(kMost / 2);
        every *= 2;
    }

    Result<> look(const Path& folder) {
        const protocol::RunFolder run{folder};
        std::error_code absent;
        const auto size = std::filesystem::file_size(run.journal(), absent);
        const auto time = absent ? changed : std::filesystem::last_write_time(run.journal(), absent);
        if (protocol::isEnd(now.state) && !now.live && size == bytes && time == changed && !FileLock::isHeld(run.lock()))
            return ok();
        DANLU_TRY(const auto news, follower.poll());
        for (const RunSample& sample : news.series)
            if (sample.name == nameOf(protocol::Series::Loss))
                addLoss(sample.value);
        now = news.now;
        bytes = absent ? 0 : size;
        changed = time;
        return ok();
    }
};

RunList::RunList(Path project) : m_project(std::move(project)) {}
RunList::RunList(RunList&&) noexcept = default;
RunList& RunList::operator=(RunList&&) noexcept = default;
RunList::~RunList() = default;

Result<Json> RunList::read() {
    const auto specOf = [this](const Path& folder) {
        const auto known = m_known.find(folder.filename().string());
        return known == m_known.end() ? specIn(folder) : std::optional(known->second->spec);
    };
    DANLU_TRY(const auto runs, allRuns(m_project, specOf));
    std::map<std::string, std::unique_ptr<Known>> before = std::move(m_known); // what was deleted stays there
    m_known.clear();
    std::vector<std::pair<std::int64_t, Json>> rows;
    for (const auto& run : runs) {
        auto& known = m_known[run.id];
        known = before.contains(run.id) ? std::move(before[run.id]) : std::make_unique<Known>(run);
        if (!known->look(run.folder))
            continue;
        Json row = toJson(run, known->now);
        row["loss_curve"] = known->losses;
        rows.emplace_back(known->now.startedAt ? known->now.startedAt : INT64_MAX, std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    Json list = Json::array();
    for (auto& [time, row] : rows)
        list.push_back(std::move(row));
    return Json{{"runs", std::move(list)}};
}

Result<Json> listRuns(const Path& project) { return RunList(project).read(); }

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

Result<RunFollower> followRun(const Path& project, std::string_view idOrName) {
    DANLU_TRY(const auto run, findRun(project, idOrName));
    return RunFollower(run.folder);
}

Result<Json> runCheckpoints(const Path& project, std::string_view idOrName) {
    DANLU_TRY(const auto run, findRun(project, idOrName));
    std::map<std::int64_t, std::uint64_t> bytes; // by step
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(protocol::RunFolder{run.folder}.checkpoints(), failed)) {
        const std::string name = entry.path().filename().string();
        std::int64_t step = -1;
        if (name.starts_with("step-") && std::from_chars(name.data() + 5, name.data() + name.size(), step).ptr == name.data() + name.size())
            bytes[step] = folderBytes(entry.path());
    }
    Json list = Json::array();
    for (const auto& [step, size] : bytes)
        list.push_back({{"step", step}, {"bytes", size}});
    return Json{{"run", run.id}, {"name", run.name}, {"checkpoints", std::move(list)}};
}

Result<Json> controlRun(const Path& project, std::string_view idOrName, protocol::Command command, Wait wait, const Task& task) {
    DANLU_TRY(const auto run, findRun(project, idOrName));
    DANLU_TRY(const auto before, protocol::inspect(run.folder));
    const bool isStop = command == Command::CancelNow || command == Command::CancelAfterStep || command == Command::CancelAfterCheckpoint;
    if (isStop && !before.live && protocol::leaveQueue({run.folder})) {
        DANLU_CHECK(endUnbegun({run.folder}, protocol::RunEvent::Stopped, std::nullopt));
        return showRun(project, run.id);
    }
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
