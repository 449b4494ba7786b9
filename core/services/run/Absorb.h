#pragma once

#include "store/Runs.h"

namespace danlu::services {

/// When the caller watched the run, or had the project's key when it ended, its end is no late report.
enum class Report { Watched, Late };
/// Takes in what happened to runs since somebody last did: a finished run's model is registered, once, by run id, and each end is written to
/// the audit log. Runs that work or wait are left alone. At every unlock, and while a project is open. Names of those that ended.
Result<std::vector<std::string>> absorbEndedRuns(store::ProjectFile& project, Report report);

/// The same for one run; the state that was recorded.
Result<store::RunInfo> absorbRun(store::ProjectFile& project, store::RunInfo run, Report report);

} // namespace danlu::services
