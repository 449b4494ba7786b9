#include "store/Runs.h"

#include "base/Names.h"
#include "store/Datasets.h"

#include <filesystem>

namespace danlu::store {
namespace {

constexpr std::string_view kRunColumns = "SELECT id, name, state, dataset, dataset_version, base, created, changed, details FROM runs ";

Result<RunInfo> runRow(const ProjectFile& project, const Statement& row) {
    RunInfo info{RunId(row.text(0)), row.text(1),    row.text(2), DatasetId(row.text(3)), static_cast<int>(row.integer(4)), ModelId(row.text(5)),
                 row.integer(6),     row.integer(7), nullptr};
    if (project.isUnlocked()) {
        DANLU_TRY(const Bytes details, project.openCell("runs", info.id.text(), "details", row.view(8)));
        DANLU_TRY(info.details, parseJson(details, "run details"));
    }
    return info;
}

Result<std::optional<RunInfo>> oneRun(const ProjectFile& project, std::string_view where, std::string_view value) {
    DANLU_TRY(Statement statement, project.query(std::string(kRunColumns) + std::string(where), {value}));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return std::optional<RunInfo>();
    DANLU_TRY(RunInfo info, runRow(project, statement));
    return std::optional<RunInfo>(std::move(info));
}

} // namespace

Result<std::vector<RunInfo>> runs(const ProjectFile& project) {
    DANLU_TRY(Statement statement, project.query(std::string(kRunColumns) + "ORDER BY created, name"));
    std::vector<RunInfo> all;
    for (;;) {
        DANLU_TRY(const bool row, statement.step());
        if (!row)
            return all;
        DANLU_TRY(RunInfo info, runRow(project, statement));
        all.push_back(std::move(info));
    }
}

Result<RunInfo> runOf(const ProjectFile& project, const RunId& id) {
    DANLU_TRY(auto found, oneRun(project, "WHERE id = ?", id.text()));
    if (!found)
        return Error(ErrorCode::NotFound, "there is no run " + id.text());
    return std::move(*found);
}

Result<RunInfo> runNamed(const ProjectFile& project, std::string_view name) {
    DANLU_TRY(auto found, oneRun(project, "WHERE name = ?", name));
    if (found)
        return std::move(*found);
    DANLU_TRY(const auto all, runs(project));
    std::vector<std::string> known;
    for (const auto& one : all)
        known.push_back(one.name);
    const Error unknown = unknownName("run", name, known);
    return Error(ErrorCode::NotFound, unknown.message());
}

Result<RunInfo> insertRun(Transaction& transaction, RunInfo run) {
    DANLU_CHECK(checkName("run", run.name));
    if (run.id.empty())
        run.id = newId<RunId>();
    if (run.createdMillis == 0)
        run.createdMillis = transaction.utcMillis();
    run.changedMillis = run.createdMillis;
    if (run.details.is_null())
        run.details = Json::object();
    DANLU_TRY(const Bytes details, transaction.project().sealCell("runs", run.id.text(), "details", toText(run.details)));
    auto inserted = transaction.run("INSERT INTO runs VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                    {run.id.text(), run.name, run.state, run.dataset.text(), std::int64_t{run.datasetVersion}, run.base.text(),
                                     run.createdMillis, run.changedMillis, Blob{details}});
    if (!inserted && inserted.error().code() == ErrorCode::Exists)
        return std::move(inserted).error().wrap("there is a run named " + run.name + " already");
    DANLU_CHECK(inserted);
    DANLU_TRY(const crypto::Key key, transaction.createKey(KeyPurpose::Run, run.id.text()));
    return run;
}

Result<> updateRun(Transaction& transaction, const RunInfo& run) {
    DANLU_TRY(const Bytes details, transaction.project().sealCell("runs", run.id.text(), "details", toText(run.details)));
    return transaction.run("UPDATE runs SET name = ?, state = ?, changed = ?, details = ? WHERE id = ?",
                           {run.name, run.state, transaction.utcMillis(), Blob{details}, run.id.text()});
}

Result<> renameRun(ProjectFile& project, std::string_view oldName, std::string_view newName) {
    DANLU_CHECK(checkName("run", newName));
    DANLU_TRY(const RunInfo info, runNamed(project, oldName));
    if (runNamed(project, newName))
        return Error(ErrorCode::Exists, "there is a run named " + std::string(newName) + " already");
    return project.act({"run.rename", std::string(oldName), Json{{"to", newName}}}, [&](Transaction& transaction) {
        return transaction.run("UPDATE runs SET name = ? WHERE id = ?", {newName, info.id.text()});
    });
}

Result<> deleteRun(ProjectFile& project, std::string_view name) {
    DANLU_TRY(const RunInfo info, runNamed(project, name));
    const Path folder = project.runFolder(info.id);
    if (FileLock::isHeld(folder / "lock"))
        return Error(ErrorCode::Locked, "the run " + std::string(name) + " is at work").withHint("Stop it first: danlu-cli run stop " + info.id.text());
    return project.alone([&]() -> Result<> {
        auto done = project.act({"run.delete", std::string(name)}, [&](Transaction& transaction) -> Result<> {
            DANLU_CHECK(transaction.run("DELETE FROM runs WHERE id = ?", {info.id.text()}));
            return transaction.deleteKey(KeyPurpose::Run, info.id.text());
        });
        DANLU_CHECK(done);
        std::error_code ignored; // its key is gone; what is left of the folder is noise
        std::filesystem::remove_all(folder, ignored);
        return project.erase();
    });
}

} // namespace danlu::store
