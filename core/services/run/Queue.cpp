#include "services/run/Queue.h"

#include "services/run/Absorb.h"
#include "services/run/Unbegun.h"

#include <algorithm>
#include <thread>

namespace danlu::services {
namespace {

bool waits(const Json& run) { return run["place"].is_number(); }

std::vector<Json> waitingIn(const Json& runs) {
    std::vector<Json> waiting;
    for (const Json& run : runs)
        if (waits(run))
            waiting.push_back(run);
    std::stable_sort(waiting.begin(), waiting.end(),
                     [](const Json& a, const Json& b) { return a["place"].get<std::int64_t>() < b["place"].get<std::int64_t>(); });
    return waiting;
}

bool isPrepared(const Path& project, const Json& run) {
    return run["state"] == "queued" && FileLock::isHeld(project / "runs" / run["run"].get<std::string>() / "preparing");
}

/// A run that works, or that another program is about to start.
const Json* busyAmong(const Path& project, const Json& runs) {
    for (const Json& run : runs)
        if (run["live"] == true || (!waits(run) && isPrepared(project, run)))
            return &run;
    return nullptr;
}

Json nothingToStart(const Json* busy) { return Json{{"run", nullptr}, {"waits_for", busy ? (*busy)["name"] : Json()}}; }

} // namespace

Result<Json> queuedRuns(const Path& project) {
    DANLU_TRY(const Json all, listRuns(project));
    return Json{{"runs", waitingIn(all["runs"])}};
}

Result<Json> startNextRun(Project& project, Follow mode, const Task& task) {
    const Path folder = project.file().folder();
    DANLU_TRY(const Json all, listRuns(folder));
    const auto waiting = waitingIn(all["runs"]);
    const Json* busy = busyAmong(folder, all["runs"]);
    if (busy || waiting.empty())
        return nothingToStart(busy);
    const std::string next = waiting.front()["run"];
    auto begun = resumeRun(project, next, mode, task);
    if (!begun && protocol::leaveQueue({folder / "runs" / next})) // the others do not wait for one that cannot begin
        DANLU_CHECK(endUnbegun({folder / "runs" / next}, protocol::RunEvent::Error, begun.error().code()));
    return begun;
}

Result<Json> workQueue(Project& project, const Task& task) {
    Json done = Json::array();
    for (;;) {
        DANLU_TRY(const Json waiting, queuedRuns(project.file().folder()));
        if (waiting["runs"].empty())
            return Json{{"runs", std::move(done)}};
        auto run = startNextRun(project, Follow::ToTheEnd, task);
        if (task.stop.stop_requested())
            return run ? Error(ErrorCode::Cancelled, "no longer working on the queue; what waits goes on waiting") : std::move(run).error();
        if (!run)
            task.note(waiting["runs"].front()["name"].get<std::string>() + " did not finish: " + run.error().message());
        else if ((*run)["run"].is_string())
            done.push_back(std::move(*run));
        else
            std::this_thread::sleep_for(std::chrono::milliseconds(500)); // somebody else's run
    }
}

Result<Json> moveQueuedRun(const Path& project, std::string_view idOrName, Move move) {
    DANLU_TRY(const auto ref, findRun(project, idOrName));
    DANLU_TRY(const Json queue, queuedRuns(project));
    const Json& runs = queue["runs"];
    const auto found = std::find_if(runs.begin(), runs.end(), [&](const Json& run) { return run["run"] == ref.id; });
    if (found == runs.end())
        return Error(ErrorCode::Usage, "the run \"" + ref.name + "\" does not wait in the queue");
    if (found == runs.begin())
        return queue;
    const auto before = move == Move::Up ? std::prev(found) : runs.begin();
    const auto folderOf = [&](const Json& run) { return protocol::RunFolder{project / "runs" / run["run"].get<std::string>()}; };
    const auto place = (*before)["place"].get<std::int64_t>();
    DANLU_CHECK(protocol::setPlace(folderOf(*found), move == Move::Up ? place : place - 1));
    if (move == Move::Up)
        DANLU_CHECK(protocol::setPlace(folderOf(*before), std::max(place + 1, (*found)["place"].get<std::int64_t>())));
    return queuedRuns(project);
}

Result<Json> noteEndedRuns(Project& project) {
    DANLU_TRY(const auto ended, absorbEndedRuns(project.file(), Report::Watched));
    return Json{{"ended", ended}};
}

} // namespace danlu::services
