#include "store/ProjectFile.h"

#include "crypto/Aead.h"
#include "store/Anchor.h"
#include "store/Migrations.h"
#include "store/ProjectState.h"

#include <cstdlib>
#include <fstream>
#include <sqlite3.h>

namespace danlu::store {

using namespace crypto;

namespace {

std::string bootId() {
    std::string id;
    std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), id);
    return id;
}

} // namespace

std::string_view nameOf(KeyPurpose purpose) {
    constexpr std::string_view kNames[] = {"dataset", "run", "model", "chat"};
    return kNames[static_cast<int>(purpose)];
}

Error projectIsLocked(const Path& folder) {
    return Error(ErrorCode::Locked, "the project " + folder.string() + " is locked").withHint("Give its passphrase first.");
}

Path defaultAnchorFolder() {
    const char* state = std::getenv("XDG_STATE_HOME");
    const char* home = std::getenv("HOME");
    const Path base = state && *state ? Path(state) : Path(home && *home ? home : "/var/tmp") / ".local/state";
    return base / "danlu" / "anchors";
}

DatabaseOptions ProjectFile::State::databaseOptions() const { return {.vfs = options.vfs, .synchronous = options.synchronous, .mustExist = true}; }

DatabaseOptions ProjectFile::State::dataOptions() const {
    return {.vfs = options.vfs, .synchronous = options.synchronous, .journal = Journal::Rollback, .pageBytes = 65536, .mustExist = true};
}

Result<> ProjectFile::State::readProject() {
    DANLU_TRY(Statement statement, database.prepare("SELECT id, name, anchor, epoch FROM project"));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return Error(ErrorCode::NotFound, folder.string() + " holds a project whose creation was interrupted")
            .withHint("Create it again; it holds no data yet.");
    id = ProjectId(statement.text(0));
    name = statement.text(1);
    anchor = statement.text(2);
    scope = {id.text(), statement.integer(3)};
    return ok();
}

Bytes ProjectFile::State::cellPlace(std::string_view table, std::string_view row, std::string_view column) const {
    return fields({"cell/v1", scope.project, table, row, column});
}

Result<ChainHead> ProjectFile::State::append(const Act& act) {
    ChainRow row;
    row.utc = clock().utcMillis();
    row.monotonic = static_cast<std::int64_t>(clock().monotonicSeconds() * 1000);
    row.boot = bootId();
    row.actor = row.role = "owner";
    row.session = session;
    row.action = act.action;
    row.object = act.object;
    row.outcome = act.outcome;
    DANLU_TRY(row.details, crypto::sealCell(keys->cells, cellPlace("audit", "", "details"), toText(act.details)));
    return appendRow(database, heads(), std::move(row));
}

ProjectFile::ProjectFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ProjectFile::ProjectFile(ProjectFile&&) noexcept = default;
ProjectFile& ProjectFile::operator=(ProjectFile&&) noexcept = default;
ProjectFile::~ProjectFile() = default;

Result<ProjectFile> ProjectFile::twin() const {
    DANLU_TRY(ProjectFile other, open(folder(), options()));
    other.m_state->session = m_state->session;
    if (m_state->keys)
        DANLU_CHECK(other.m_state->takeKeys(m_state->keys->master.clone()));
    return other;
}

bool ProjectFile::isUnlocked() const { return m_state->keys.has_value(); }
void ProjectFile::lock() { m_state->keys.reset(); }
const ProjectId& ProjectFile::id() const { return m_state->id; }
const std::string& ProjectFile::name() const { return m_state->name; }
const Path& ProjectFile::folder() const { return m_state->folder; }
const ProjectOptions& ProjectFile::options() const { return m_state->options; }
Path ProjectFile::dataFile(const DatasetId& dataset) const { return folder() / "data" / (dataset.text() + ".db"); }
Path ProjectFile::runFolder(const RunId& run) const { return folder() / "runs" / run.text(); }
Path ProjectFile::modelFolder(const ModelId& model) const { return folder() / "models" / model.text(); }
Path ProjectFile::exportFolder() const { return folder() / "exports"; }

Result<> ProjectFile::act(Act act, const std::function<Result<>(Transaction&)>& work) {
    State& state = *m_state;
    if (!state.keys)
        return projectIsLocked(state.folder);
    if (state.acting)
        return Error(ErrorCode::Failed, "an act of the project began inside another one: " + act.action);
    state.acting = true;
    std::optional<ChainHead> head;
    auto done = state.database.transact([&]() -> Result<> {
        Transaction transaction(*this, act);
        DANLU_CHECK(work(transaction));
        DANLU_TRY(head, state.append(act));
        return ok();
    });
    state.acting = false;
    if (done)
        (void)appendAnchor(state.anchorFile(), {head->sequence, hexText(head->hash)}); // verification says so where there is no anchor
    return done;
}

Result<> ProjectFile::record(Act act) {
    return this->act(std::move(act), [](Transaction&) { return ok(); });
}

Result<> ProjectFile::notePending(std::string_view action, std::string_view object, std::string_view outcome) {
    return m_state->database.run("INSERT INTO audit_pending(utc, action, object, outcome) SELECT ?, ?, ?, ? WHERE (SELECT count(*) FROM audit_pending) < 10000",
                                 {m_state->clock().utcMillis(), action, object, outcome});
}

Result<> ProjectFile::erase() { return m_state->database.checkpoint(); }

Result<Statement> ProjectFile::query(std::string_view sql, std::initializer_list<Value> values) const { return m_state->database.query(sql, values); }

Result<std::int64_t> ProjectFile::dataVersion() const { return m_state->database.dataVersion(); }

Result<Key> ProjectFile::key(KeyPurpose purpose, std::string_view subject) const {
    if (!isUnlocked())
        return projectIsLocked(folder());
    return takeKey(m_state->database, m_state->scope, m_state->keys->master, nameOf(purpose), subject);
}

Result<Bytes> ProjectFile::sealCell(std::string_view table, std::string_view row, std::string_view column, std::string_view plain) const {
    if (!isUnlocked())
        return projectIsLocked(folder());
    return crypto::sealCell(m_state->keys->cells, m_state->cellPlace(table, row, column), plain);
}

Result<Bytes> ProjectFile::openCell(std::string_view table, std::string_view row, std::string_view column, std::string_view sealed) const {
    if (!isUnlocked())
        return projectIsLocked(folder());
    return crypto::openCell(m_state->keys->cells, m_state->cellPlace(table, row, column), sealed);
}

Result<Digest> ProjectFile::blindIndex(std::string_view domain, std::string_view text) const {
    if (!isUnlocked())
        return projectIsLocked(folder());
    return hmacSha256(m_state->keys->index.bytes(), fields({domain, text}));
}

Result<Key> ProjectFile::backupKey() const {
    if (!isUnlocked())
        return projectIsLocked(folder());
    return m_state->keys->backup.clone();
}

Result<> Transaction::run(std::string_view sql, std::initializer_list<Value> values) { return m_project.m_state->database.run(sql, values); }
Result<Statement> Transaction::query(std::string_view sql, std::initializer_list<Value> values) { return m_project.m_state->database.prepare(sql, values); }
std::int64_t Transaction::utcMillis() const { return m_project.m_state->clock().utcMillis(); }

Result<Key> Transaction::createKey(KeyPurpose purpose, std::string_view subject) {
    DANLU_TRY(Key key, Key::random());
    DANLU_CHECK(putKey(purpose, subject, key));
    return key;
}

Result<> Transaction::putKey(KeyPurpose purpose, std::string_view subject, const Key& key) {
    auto& state = *m_project.m_state;
    return store::putKey(state.database, state.scope, state.keys->master, nameOf(purpose), subject, key, utcMillis());
}

Result<> Transaction::deleteKey(KeyPurpose purpose, std::string_view subject) {
    return run("DELETE FROM keys WHERE purpose = ? AND subject = ?", {nameOf(purpose), subject});
}

} // namespace danlu::store
