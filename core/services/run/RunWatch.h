#pragma once

#include "base/Json.h"
#include "protocol/Control.h"
#include "protocol/RunFolder.h"
#include "services/Task.h"
#include "services/run/RunFollower.h"

#include <map>
#include <memory>

namespace danlu::services {

using protocol::Command;

// What anybody may see of runs and ask of them, from any terminal, without the passphrase: it reads run folders alone, and the
// names in the database where that can be opened.

/// A run that was named by its id, the beginning of it, or its name.
struct RunRef {
    std::string id, name;
    Path folder;
    Json spec = {};  // run.yaml
    Json model = {}; // name of the registered model, null where there is none (or the database is out of reach)
};
Result<RunRef> findRun(const Path& project, std::string_view idOrName);

/// {runs:[{run, name, state, steps, total_steps, final_loss, loss_curve, model, …}]}, newest first; loss_curve: some values of it, evenly apart.
Result<Json> listRuns(const Path& project);

/// listRuns for who asks again and again: a journal is read from where it was read to, and that of a run that has ended only when size or
/// time of the file changed. One thread at a time.
class RunList {
public:
    explicit RunList(Path project);
    RunList(RunList&&) noexcept;
    RunList& operator=(RunList&&) noexcept;
    ~RunList();
    Result<Json> read();

private:
    struct Known;
    Path m_project;
    std::map<std::string, std::unique_ptr<Known>> m_known; // by run id
};
/// {run, name, state, live, place, phase, step, steps, total_steps, final_loss, eval_loss, model, dataset, base, …, spec}.
Result<Json> showRun(const Path& project, std::string_view idOrName);
Json toJson(const RunRef& ref, const protocol::RunSummary& summary);

enum class Gauges { Without, With };
/// {run, series:{loss:[[step, value], …], …}, telemetry:{cpu_percent:[[seconds, value], …], …}}.
Result<Json> runMetrics(const Path& project, std::string_view idOrName, Gauges gauges);

/// What happens to a run from now on, and everything before.
Result<RunFollower> followRun(const Path& project, std::string_view idOrName);

/// {run, name, checkpoints:[{step, bytes}]}: those that lie on the disk now, the oldest first.
Result<Json> runCheckpoints(const Path& project, std::string_view idOrName);

/// Asks a live run to stop, pause, go on or write a checkpoint (one that waits in the queue: to stop, which takes it out), and waits until it took note of it
/// (10 s at most) or, where `wait` says so, until it ended: as showRun, with control = the number of the line.
enum class Wait { ForAcknowledgement, ForTheEnd };
Result<Json> controlRun(const Path& project, std::string_view idOrName, protocol::Command command, Wait wait, const Task& task);

} // namespace danlu::services
