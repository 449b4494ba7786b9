#pragma once

#include "store/Runs.h"

namespace danlu::services {

/// Takes in what happened to runs while nobody had the project's key: a finished run's model is registered, once, by run id, and each
/// end is written to the audit log, as reported late. Runs that still work are left alone. Called at every unlock.
Result<> absorbEndedRuns(store::ProjectFile& project);

/// When the caller watched the run itself, its end is no late report.
enum class Report { Watched, Late };
/// The same for one run; the state that was recorded.
Result<store::RunInfo> absorbRun(store::ProjectFile& project, store::RunInfo run, Report report);

} // namespace danlu::services
