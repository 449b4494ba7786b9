#pragma once

#include "store/Database.h"

#include <span>

namespace danlu::store {

/// From schema version `to - 1` to `to`.
struct Migration {
    int to;
    std::string_view sql;
};

/// Every step of project.db, oldest first; a new project runs them all. core/store/migrations/ holds one file per step.
std::span<const Migration> projectMigrations();
/// The same for data/<dataset>.db.
std::span<const Migration> dataMigrations();

/// PRAGMA user_version.
Result<int> schemaVersion(Database& database);
/// Brings a database up to the newest version in one transaction. Unsupported when it is newer than this program.
Result<> migrate(Database& database, std::span<const Migration> steps);
/// Corrupt when the tables are not exactly those that `steps` make: no stranger's triggers or views.
Result<> checkSchema(Database& database, std::span<const Migration> steps);

} // namespace danlu::store
