#include "store/AuditLog.h"
#include "store/Datasets.h"
#include "store/Migrations.h"
#include "store/ProjectState.h"
#include "store/VersionReader.h"

#include <algorithm>

namespace danlu::store {

using namespace crypto;

namespace {

Error noProject(const Path& folder) {
    return Error(ErrorCode::NotFound, "there is no project in " + folder.string()).withHint("Name the NAME.danlu folder, or create a project first.");
}

/// A new project goes where there is nothing, or where a creation was interrupted: our names only, and nothing in them.
bool isUnfinished(const std::filesystem::directory_entry& entry) {
    const std::string name = entry.path().filename().string();
    std::error_code ignored;
    if (name == "data" || name == "runs" || name == "models" || name == "exports")
        return std::filesystem::is_empty(entry.path(), ignored);
    return name == "lock" || name.starts_with("project.db");
}

Result<> refuseOccupied(const Path& folder) {
    std::error_code failed;
    std::filesystem::directory_iterator entries(folder, failed);
    if (failed == std::errc::no_such_file_or_directory || (!failed && std::all_of(begin(entries), end(entries), isUnfinished)))
        return ok();
    return Error(ErrorCode::Exists, folder.string() + " exists and is not empty").withHint("Choose another folder.");
}

Result<std::unique_ptr<ProjectLock>> shareLock(const Path& folder) {
    DANLU_TRY(ProjectLock lock, ProjectLock::share(folder));
    return std::make_unique<ProjectLock>(std::move(lock));
}

} // namespace

Result<ProjectFile::Created> ProjectFile::create(const Path& folder, const NewProject& about, const ProjectOptions& options) {
    DANLU_CHECK(checkName("project", about.name));
    DANLU_CHECK(checkCost(about.cost));
    DANLU_CHECK(refuseOccupied(folder));
    for (const char* part : {"", "data", "runs", "models", "exports"})
        DANLU_CHECK(makeFolder(folder / part));
    DANLU_TRY(auto lock, shareLock(folder));
    const auto alone = lock->takeAlone();
    if (!alone)
        return Error(ErrorCode::Exists, "there is a project in " + folder.string() + " already, and it is in use").withHint("Choose another folder.");
    DatabaseOptions databaseOptions{.vfs = options.vfs, .synchronous = options.synchronous, .mustExist = false};
    DANLU_TRY(Database database, Database::open(folder / "project.db", databaseOptions));
    DANLU_CHECK(migrate(database, projectMigrations()));
    DANLU_CHECK(syncFolder(folder));
    ProjectFile project(std::unique_ptr<State>(new State{folder, options, std::move(lock), std::move(database)}));
    State& state = *project.m_state;
    DANLU_TRY(RecoveryCode recovery, RecoveryCode::random());
    DANLU_TRY(Key master, Key::random());
    const std::int64_t now = state.clock().utcMillis();
    const KeyScope scope{randomIdText(), 1};
    auto done = state.database.transact([&]() -> Result<> { // the project exists when this has committed, and not before
        DANLU_TRY(const std::int64_t present, state.database.integer("SELECT count(*) FROM project"));
        if (present != 0)
            return Error(ErrorCode::Exists, "there is a project in " + folder.string() + " already");
        DANLU_CHECK(state.database.run("INSERT INTO project VALUES(1, ?, ?, ?, 1, ?)", {scope.project, about.name, randomIdText(), now}));
        DANLU_CHECK(state.database.run("INSERT INTO users VALUES('owner', 'owner', ?)", {now}));
        DANLU_CHECK(putPassphraseSlot(state.database, scope, master, about.passphrase, about.cost, now));
        DANLU_CHECK(putRecoverySlot(state.database, scope, master, recovery.secret(), now));
        for (const char* purpose : {"cells", "audit", "audit-first", "index", "backup"}) {
            DANLU_TRY(const Key key, Key::random());
            DANLU_CHECK(putKey(state.database, scope, master, purpose, "", key, now));
        }
        DANLU_CHECK(state.readProject());
        DANLU_CHECK(state.takeKeys(master.clone()));
        DANLU_TRY(const Key first, takeKey(state.database, scope, master, "audit-first", ""));
        DANLU_CHECK(state.heads().start(state.database, first));
        DANLU_TRY(const ChainHead head, state.append({"project.create", about.name, Json::object(), "ok"}));
        (void)head;
        return ok();
    });
    DANLU_CHECK(done);
    return Created{std::move(project), std::move(recovery)};
}

Result<ProjectFile> ProjectFile::open(const Path& folder, const ProjectOptions& options) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored) || (options.vfs.empty() && !std::filesystem::exists(folder / "project.db", ignored)))
        return noProject(folder);
    DANLU_TRY(auto lock, shareLock(folder));
    DANLU_TRY(Database database, Database::open(folder / "project.db", {.vfs = options.vfs, .synchronous = options.synchronous}));
    auto state = std::unique_ptr<State>(new State{folder, options, std::move(lock), std::move(database)});
    DANLU_TRY(const int version, schemaVersion(state->database));
    if (version == 0)
        return noProject(folder);
    if (version != projectMigrations().back().to) {
        DANLU_TRY(const ProjectLock::Alone alone, state->lock->takeAlone());
        DANLU_CHECK(migrate(state->database, projectMigrations()));
    }
    DANLU_CHECK(checkSchema(state->database, projectMigrations()));
    DANLU_CHECK(state->readProject());
    ProjectFile project(std::move(state));
    if (version != projectMigrations().back().to)
        DANLU_CHECK(project.notePending("project.migrate", std::to_string(version), "ok"));
    return project;
}

Result<> ProjectFile::State::takeKeys(Key master) {
    std::vector<Key> taken;
    for (const char* purpose : {"cells", "audit", "index", "backup"}) {
        DANLU_TRY(Key key, takeKey(database, scope, master, purpose, ""));
        taken.push_back(std::move(key));
    }
    keys = ProjectKeys{std::move(master), std::move(taken[0]), std::move(taken[1]), std::move(taken[2]), std::move(taken[3])};
    return ok();
}

Result<> ProjectFile::State::settle(ProjectFile& project, const char* how) {
    DANLU_CHECK(sweepOrphans(project, database, dataOptions()));
    Act act{"project.unlock", name, Json{{"with", how}}, "ok"};
    return project.act(std::move(act), [this](Transaction& transaction) -> Result<> {
        std::vector<Act> late;
        {
            DANLU_TRY(Statement statement, transaction.query("SELECT utc, action, object, outcome FROM audit_pending ORDER BY id"));
            for (;;) {
                DANLU_TRY(const bool row, statement.step());
                if (!row)
                    break;
                late.push_back({statement.text(1), statement.text(2), Json{{"reported", "late"}, {"at", isoTime(statement.integer(0))}}, statement.text(3)});
            }
        }
        for (const auto& one : late) {
            DANLU_TRY(const ChainHead head, append(one));
            (void)head;
        }
        return transaction.run("DELETE FROM audit_pending");
    });
}

Result<> ProjectFile::settleOrLock(const char* how) {
    auto settled = m_state->settle(*this, how);
    if (!settled)
        lock();
    return settled;
}

Result<> ProjectFile::unlock(std::string_view passphrase) {
    auto master = openPassphraseSlot(m_state->database, m_state->scope, passphrase);
    if (!master) {
        if (master.error().code() == ErrorCode::Denied)
            (void)notePending("project.unlock", name(), "denied");
        return std::move(master).error();
    }
    DANLU_CHECK(m_state->takeKeys(std::move(*master)));
    return settleOrLock("passphrase");
}

Result<> ProjectFile::unlockWithRecovery(const RecoveryCode& code) {
    auto master = openRecoverySlot(m_state->database, m_state->scope, code.secret());
    if (!master) {
        if (master.error().code() == ErrorCode::Denied)
            (void)notePending("project.recover", name(), "denied");
        return std::move(master).error();
    }
    DANLU_CHECK(m_state->takeKeys(std::move(*master)));
    return settleOrLock("recovery code");
}

Result<> ProjectFile::changePassphrase(std::string_view passphrase, const KdfCost& cost) {
    State& state = *m_state;
    return act({"project.passphrase", name()}, [&](Transaction& transaction) {
        return putPassphraseSlot(state.database, state.scope, state.keys->master, passphrase, cost, transaction.utcMillis());
    });
}

Result<RecoveryCode> ProjectFile::replaceRecoveryCode() {
    State& state = *m_state;
    DANLU_TRY(RecoveryCode code, RecoveryCode::random());
    auto done = act({"project.recovery-code", name()}, [&](Transaction& transaction) {
        return putRecoverySlot(state.database, state.scope, state.keys->master, code.secret(), transaction.utcMillis());
    });
    DANLU_CHECK(done);
    return code;
}

Result<RecoveryCode> ProjectFile::rekey(std::string_view passphrase, const KdfCost& cost) {
    State& state = *m_state;
    if (!state.keys)
        return projectIsLocked(state.folder);
    DANLU_TRY(const ProjectLock::Alone alone, state.lock->takeAlone());
    DANLU_TRY(RecoveryCode code, RecoveryCode::random());
    DANLU_TRY(Key next, Key::random());
    const KeyScope after{state.scope.project, state.scope.epoch + 1};
    auto done = act({"project.rekey", name()}, [&](Transaction& transaction) -> Result<> {
        DANLU_CHECK(rewrapKeys(state.database, state.scope, state.keys->master, next));
        DANLU_CHECK(putPassphraseSlot(state.database, after, next, passphrase, cost, transaction.utcMillis()));
        DANLU_CHECK(putRecoverySlot(state.database, after, next, code.secret(), transaction.utcMillis()));
        return transaction.run("UPDATE project SET epoch = ?", {after.epoch});
    });
    DANLU_CHECK(done);
    state.scope = after;
    state.keys->master = std::move(next);
    (void)state.database.checkpoint(); // the old wraps leave the file
    return code;
}

Result<std::vector<std::string>> ProjectFile::verify() {
    std::vector<std::string> problems;
    const auto note = [&](const Result<>& checked) {
        if (!checked)
            problems.push_back(checked.error().chain());
    };
    note(m_state->database.quickCheck());
    note(checkSchema(m_state->database, projectMigrations()));
    DANLU_TRY(const AuditVerdict audit, AuditLog(*this).verify());
    problems.insert(problems.end(), audit.problems.begin(), audit.problems.end());
    DANLU_TRY(const auto all, datasets(*this));
    for (const auto& dataset : all) {
        auto data = Database::open(dataFile(dataset.id), m_state->dataOptions());
        note(data ? data->quickCheck() : Result<>(data.error()));
        if (data)
            note(checkSchema(*data, dataMigrations()));
        if (isUnlocked())
            note(checkRows(*this, dataset.id));
    }
    return problems;
}

} // namespace danlu::store
