#include "store/DatasetLock.h"
#include "store/Migrations.h"
#include "store/ProjectState.h"

#include <algorithm>

namespace danlu::store {
namespace {

Result<std::vector<std::string>> batchesOf(Database& database, std::string_view sql, std::initializer_list<Value> values) {
    DANLU_TRY(Statement statement, database.prepare(sql, values));
    std::vector<std::string> batches;
    for (;;) {
        DANLU_TRY(const bool row, statement.step());
        if (!row)
            return batches;
        batches.push_back(statement.text(0));
    }
}

Result<> sweepDataset(Database& project, const std::string& dataset, const Path& file, const DatabaseOptions& options) {
    DANLU_TRY(const std::int64_t known, project.integer("SELECT count(*) FROM datasets WHERE id = ?", {dataset}));
    if (known == 0) {
        removeDataFile(file);
        return ok();
    }
    DANLU_TRY(const auto named, batchesOf(project, "SELECT batch FROM versions WHERE dataset = ?", {dataset}));
    DANLU_TRY(Database data, Database::open(file, options));
    DANLU_TRY(const auto stored, batchesOf(data, "SELECT DISTINCT batch FROM segments", {}));
    return data.transact([&]() -> Result<> {
        for (const auto& batch : stored)
            if (std::find(named.begin(), named.end(), batch) == named.end())
                DANLU_CHECK(data.run("DELETE FROM segments WHERE batch = ?", {batch}));
        return ok();
    });
}

} // namespace

Result<> sweepOrphans(const ProjectFile& project, Database& database, const DatabaseOptions& dataOptions) {
    std::error_code failed;
    std::vector<Path> marks; // listed first: the loop removes them
    for (const auto& entry : std::filesystem::directory_iterator(project.folder() / "data", failed))
        if (entry.path().extension() == ".writing")
            marks.push_back(entry.path());
    for (const auto& mark : marks) {
        const Path file = Path(mark).replace_extension(".db");
        auto lock = DatasetLock::acquire(file);
        if (lock && !sweepDataset(database, mark.stem().string(), file, dataOptions))
            lock->leaveMark(); // orphans cost nothing but room, and must not keep a project from opening: next time
    }
    return ok();
}

Result<> ProjectFile::alone(const std::function<Result<>()>& work) {
    DANLU_TRY(const ProjectLock::Alone alone, m_state->lock->takeAlone());
    return work();
}

Result<> ProjectFile::copyDatabases(const Path& into) const {
    DANLU_CHECK(makeFolder(into / "data"));
    DANLU_CHECK(m_state->database.copyTo(into / "project.db"));
    DANLU_TRY(Statement statement, m_state->database.prepare("SELECT id FROM datasets"));
    for (;;) {
        DANLU_TRY(const bool row, statement.step());
        if (!row)
            return ok();
        const Path file = dataFile(DatasetId(statement.text(0)));
        DANLU_TRY(Database data, Database::open(file, m_state->dataOptions()));
        DANLU_CHECK(data.copyTo(into / "data" / file.filename()));
    }
}

} // namespace danlu::store
