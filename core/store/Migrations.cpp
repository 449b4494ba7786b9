#include "store/Migrations.h"

namespace danlu::store {
namespace {

Result<std::string> schemaText(Database& database) {
    DANLU_TRY(Statement statement, database.prepare("SELECT type || char(9) || name || char(9) || ifnull(sql, '') FROM sqlite_schema ORDER BY type, name"));
    std::string text;
    for (;;) {
        DANLU_TRY(const bool row, statement.step());
        if (!row)
            return text;
        text += statement.text(0) + "\n";
    }
}

int newest(std::span<const Migration> steps) { return steps.empty() ? 0 : steps.back().to; }

} // namespace

Result<int> schemaVersion(Database& database) {
    DANLU_TRY(const std::int64_t version, database.integer("PRAGMA user_version"));
    return static_cast<int>(version);
}

Result<> migrate(Database& database, std::span<const Migration> steps) {
    DANLU_TRY(const int before, schemaVersion(database));
    if (before == newest(steps))
        return ok();
    return database.transact([&]() -> Result<> {
        DANLU_TRY(const int present, schemaVersion(database)); // another program may have been faster
        if (present > newest(steps))
            return Error(ErrorCode::Unsupported, database.path().string() + " was written by a newer Danlu (format " + std::to_string(present) +
                                                     ", this one knows up to " + std::to_string(newest(steps)) + ")")
                .withHint("Update Danlu, or restore a backup that this version made.");
        for (const auto& step : steps)
            if (step.to > present)
                DANLU_CHECK(database.script(std::string(step.sql) + "PRAGMA user_version=" + std::to_string(step.to)));
        return ok();
    });
}

Result<> checkSchema(Database& database, std::span<const Migration> steps) {
    DANLU_TRY(Database expected, Database::inMemory());
    DANLU_CHECK(migrate(expected, steps));
    DANLU_TRY(const std::string ours, schemaText(expected));
    DANLU_TRY(const std::string theirs, schemaText(database));
    if (ours == theirs)
        return ok();
    return Error(ErrorCode::Corrupt, "the tables in " + database.path().string() + " are not the ones Danlu made")
        .withHint("Restore a backup; do not unlock a project that somebody else has changed.");
}

} // namespace danlu::store
