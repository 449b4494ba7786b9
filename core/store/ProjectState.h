#pragma once

#include "store/AuditChain.h"
#include "store/KeyTable.h"
#include "store/ProjectFile.h"
#include "store/ProjectLock.h"

namespace danlu::store {

/// The keys of an unlocked project.
struct ProjectKeys {
    crypto::Key master, cells, audit, index, backup;
};

/// The inside of an open project, shared by the files that implement ProjectFile.
struct ProjectFile::State {
    Path folder;
    ProjectOptions options;
    std::unique_ptr<ProjectLock> lock;
    Database database;
    KeyScope scope = {};
    ProjectId id = {};
    std::string name = {}, anchor = {}, session = randomIdText();
    SystemClock systemClock = {};
    std::optional<ProjectKeys> keys = {};
    bool acting = false;

    const Clock& clock() const { return options.clock ? *options.clock : systemClock; }
    Path anchorFile() const { return options.anchor.value_or(defaultAnchorFolder()) / (anchor + ".anchor"); }
    ChainHeads heads() const { return {keys->audit, scope.project, anchor}; }
    DatabaseOptions databaseOptions() const;
    DatabaseOptions dataOptions() const;

    /// The one row of the table `project`.
    Result<> readProject();
    /// Unwraps the keys of the project under `master`.
    Result<> takeKeys(crypto::Key master);
    Bytes cellPlace(std::string_view table, std::string_view row, std::string_view column) const;
    /// Seals details and appends the row: inside a transaction.
    Result<ChainHead> append(const Act& act);
    /// What follows a successful unlock: pending events go into the log, leftovers of killed writers are swept.
    Result<> settle(ProjectFile& project, const char* how);
};

Error projectIsLocked(const Path& folder);
/// Deletes segments and data files that no version names, of writers that are gone.
Result<> sweepOrphans(const ProjectFile& project, Database& database, const DatabaseOptions& dataOptions);

} // namespace danlu::store
