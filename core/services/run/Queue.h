#pragma once

#include "services/run/Run.h"
#include "services/run/RunWatch.h"

namespace danlu::services {

// Runs that wait in the project for those before them. One that waits is frozen and sealed like any other and has not begun: nothing that
// happens to dataset or spec meanwhile changes it (queueRun in Run.h). It begins when somebody who has the project's key asks for the next one: the window
// while it is open, or `danlu-cli run queue --start`.

/// {runs: [as listRuns]}: those that wait, the next one first. Needs no key.
Result<Json> queuedRuns(const Path& project);

/// Begins the next run unless one works or is being prepared: as showRun; {run: null} where there is nothing to begin now. One that cannot
/// begin has failed, and waits no more.
Result<Json> startNextRun(Project& project, Follow mode, const Task& task);
/// One after the other until none waits, each to its end: {runs: [as showRun]}. Waits for a run that somebody else started.
Result<Json> workQueue(Project& project, const Task& task);

enum class Move { Up, ToTheHead };
/// As queuedRuns. Needs no key. (`run stop` takes a run out of the queue.)
Result<Json> moveQueuedRun(const Path& project, std::string_view idOrName, Move move);

/// Takes in the ends of runs that nobody watched, while the project is open: {ended: [name …]}.
Result<Json> noteEndedRuns(Project& project);

} // namespace danlu::services
