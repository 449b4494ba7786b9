#pragma once

#include "services/model/OpenModel.h"
#include "services/run/Shards.h"
#include "spec/TrainSpec.h"
#include "store/Runs.h"

namespace danlu::services {

/// Everything a run is frozen from, looked up and checked.
struct RunPlan {
    spec::TrainSpec spec;
    VersionRef dataset;
    OpenModel base;
};
Result<RunPlan> planRun(const Project& project, const spec::TrainSpec& spec);

Json specJson(spec::TrainSpec spec);
/// run.yaml as we froze it: every key is written down, those too that mean nothing to this method and that no one may write himself.
Result<spec::TrainSpec> frozenSpec(std::string_view yaml);

/// Seals the plan's rows into FOLDER/shards and FOLDER/validation.
Result<> writeParts(Project& project, const RunPlan& plan, const Path& folder, const crypto::Key& key, const Task& task);

/// A run that is registered and lies in its folder, ready to begin.
struct PreparedRun {
    store::RunInfo run;
    Path folder;
    crypto::Key key;
    FileLock preparing; // others see that it is not lost
};
/// `act`: what the audit log calls it.
Result<PreparedRun> prepareRun(Project& project, const RunPlan& plan, std::string_view act, const Task& task);

} // namespace danlu::services
