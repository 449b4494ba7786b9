#pragma once

#include "store/ProjectFile.h"

namespace danlu::store {

/// A training run as the project knows it; its journal in the run folder is the truth about its progress.
struct RunInfo {
    RunId id = {};
    std::string name = {};
    std::string state = {}; // "queued" "starting" "running" "stopping" "finished" "cancelled" "failed" "lost"
    DatasetId dataset = {};
    int datasetVersion = 0;
    ModelId base = {};
    std::int64_t createdMillis = 0;
    std::int64_t changedMillis = 0;
    Json details = {}; // frozen spec and results; null while locked
};

Result<std::vector<RunInfo>> runs(const ProjectFile& project);
Result<RunInfo> runOf(const ProjectFile& project, const RunId& id);
/// By name; NotFound with the nearest.
Result<RunInfo> runNamed(const ProjectFile& project, std::string_view name);

/// Inserts (id and times are set where empty) and creates the run's key, inside an act.
Result<RunInfo> insertRun(Transaction& transaction, RunInfo run);
Result<> updateRun(Transaction& transaction, const RunInfo& run);
Result<> renameRun(ProjectFile& project, std::string_view oldName, std::string_view newName);
/// Deletes row, key and runs/<id>. Refused while a worker holds the run's lock. Takes the project alone.
Result<> deleteRun(ProjectFile& project, std::string_view name);

} // namespace danlu::store
