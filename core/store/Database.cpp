#include "store/Database.h"

#include <cerrno>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <unordered_map>

namespace danlu::store {
namespace {

constexpr const char* kSettings = "PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; "
                                  "PRAGMA cell_size_check=ON; PRAGMA recursive_triggers=OFF;";

std::string settingsFor(const DatabaseOptions& options) {
    std::string settings = "PRAGMA page_size=" + std::to_string(options.pageBytes) + ";" + kSettings;
    // TRUNCATE with synchronous=FULL syncs the emptied journal too, so a commit that was acknowledged cannot be undone by a power cut.
    // Without cache_spill a large transaction locks readers out only while it commits.
    settings += options.journal == Journal::Wal ? "PRAGMA journal_mode=WAL;" : "PRAGMA journal_mode=TRUNCATE; PRAGMA cache_spill=OFF;";
    settings += options.synchronous == Synchronous::Full ? "PRAGMA synchronous=FULL;" : "PRAGMA synchronous=NORMAL;";
    return settings;
}

ErrorCode codeOf(int sqliteCode) {
    switch (sqliteCode & 0xFF) {
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Locked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::Denied;
    case SQLITE_CONSTRAINT:
        return ErrorCode::Exists;
    case SQLITE_NOMEM:
        return ErrorCode::OutOfMemory;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return ErrorCode::Io;
    default:
        return ErrorCode::Failed;
    }
}

std::string hintOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::NoSpace:
        return "Free some disk space and try again; what was there before is unchanged.";
    case ErrorCode::Locked:
        return "Another program is writing to the project; try again when it is done.";
    case ErrorCode::Corrupt:
        return "Restore a backup, or copy the project from another disk if this one is failing.";
    default:
        return {};
    }
}

/// Whether a small file beside `path` finds no room.
bool hasNoRoom(const Path& path) {
    const Path probe = path.string() + ".room";
    const auto written = writeFileAtomically(probe, Bytes(1u << 18, '\0'));
    ::unlink(probe.c_str());
    return !written && written.error().code() == ErrorCode::NoSpace;
}

/// SQLite says FULL of a write only. A sync, a new file, a longer one or shared memory that found no room is another error to it, and the
/// errno is lost on the way to us: so the disk is asked.
bool isFull(int sqliteCode, const Path& path) {
    switch (sqliteCode & 0xFF) {
    case SQLITE_FULL:
        return true;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY: // of a shared memory file that could not be made
        return hasNoRoom(path);
    default:
        return false;
    }
}

std::string roomText(const Path& path) {
    const auto room = freeSpace(path.parent_path());
    return room ? "the disk is full (" + sizeText(*room) + " free)" : "the disk is full";
}

Error sqliteError(sqlite3* handle, const Path& path, std::string_view doing) {
    const int code = sqlite3_extended_errcode(handle);
    const std::string said = sqlite3_errmsg(handle);
    const ErrorCode kind = isFull(code, path) ? ErrorCode::NoSpace : codeOf(code);
    return Error(kind, std::string(doing) + " " + path.string() + ": " + (kind == ErrorCode::NoSpace ? roomText(path) : said)).withHint(hintOf(kind));
}

/// SQLite would take its mode from the umask. A file that exists is not even opened: closing it would drop this process's locks on it.
void createPrivate(const Path& path) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0)
        ::close(fd);
}

struct Binder {
    sqlite3_stmt* statement;
    int at;
    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, at); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, at, value); }
    int operator()(double value) const { return sqlite3_bind_double(statement, at, value); }
    int operator()(std::string_view value) const {
        return sqlite3_bind_text64(statement, at, value.data() ? value.data() : "", value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(Blob value) const {
        return value.bytes.empty() ? sqlite3_bind_zeroblob(statement, at, 0)
                                   : sqlite3_bind_blob64(statement, at, value.bytes.data(), value.bytes.size(), SQLITE_STATIC);
    }
};

} // namespace

std::string_view networkFileSystem(long type) {
    switch (static_cast<std::uint32_t>(type)) {
    case 0x6969:
        return "NFS";
    case 0x517B:
        return "SMB";
    case 0xFF534D42:
        return "CIFS";
    case 0xFE534D42:
        return "SMB2";
    case 0x5346414F:
    case 0x6B414653:
        return "AFS";
    case 0x73757245:
        return "Coda";
    case 0x00C36400:
        return "Ceph";
    case 0x01021997:
        return "9P";
    default:
        return {};
    }
}

Result<> refuseNetworkFileSystem(const Path& path) {
    struct statfs info {};
    const Path folder = path.has_parent_path() ? path.parent_path() : Path(".");
    if (::statfs(folder.c_str(), &info) != 0)
        return systemError("cannot look at", folder, errno);
    const auto name = networkFileSystem(static_cast<long>(info.f_type));
    if (name.empty())
        return ok();
    return Error(ErrorCode::Unsupported, folder.string() + " is on a network file system (" + std::string(name) + "), where locks cannot be trusted")
        .withHint("Keep the project on a local disk and copy backups to the network.");
}

struct Database::State {
    sqlite3* handle = nullptr;
    Path path;
    std::unordered_multimap<std::string, sqlite3_stmt*> idle; // prepared statements nobody uses just now
    ~State() {
        for (auto& [sql, statement] : idle)
            sqlite3_finalize(statement);
        sqlite3_close_v2(handle);
    }
};

Database::Database(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;
const Path& Database::path() const { return m_state->path; }
sqlite3* Database::handle() const { return m_state->handle; }
Error Database::lastError(std::string_view doing) const { return sqliteError(m_state->handle, m_state->path, doing); }

Result<Database> Database::open(const Path& path, const DatabaseOptions& options) {
    if (options.vfs.empty())
        DANLU_CHECK(refuseNetworkFileSystem(path));
    if (options.vfs.empty() && !options.mustExist)
        createPrivate(path);
    auto state = std::make_unique<State>();
    state->path = path;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (options.mustExist ? 0 : SQLITE_OPEN_CREATE);
    if (sqlite3_open_v2(path.c_str(), &state->handle, flags, options.vfs.empty() ? nullptr : options.vfs.c_str()) != SQLITE_OK)
        return sqliteError(state->handle, path, "cannot open the database");
    sqlite3_busy_timeout(state->handle, options.busyMillis);
    sqlite3_db_config(state->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(state->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(state->handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(state->handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    Database database(std::move(state));
    DANLU_CHECK(database.script(settingsFor(options)));
    return database;
}

Result<Database> Database::inMemory() {
    auto state = std::make_unique<State>();
    state->path = ":memory:";
    if (sqlite3_open(":memory:", &state->handle) != SQLITE_OK)
        return sqliteError(state->handle, state->path, "cannot open");
    return Database(std::move(state));
}

Result<Statement> Database::prepare(std::string_view sql, std::initializer_list<Value> values) {
    sqlite3_stmt* prepared = nullptr;
    if (const auto found = m_state->idle.find(std::string(sql)); found != m_state->idle.end()) {
        prepared = found->second;
        m_state->idle.erase(found);
    } else if (sqlite3_prepare_v3(m_state->handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &prepared, nullptr) != SQLITE_OK) {
        return lastError("cannot read or write");
    }
    Statement statement(*this, prepared);
    int at = 0;
    for (const auto& value : values)
        if (std::visit(Binder{prepared, ++at}, value) != SQLITE_OK)
            return lastError("cannot read or write");
    return statement;
}

Result<Statement> Database::query(std::string_view sql, std::initializer_list<Value> values) {
    DANLU_TRY(Statement statement, prepare(sql, values));
    if (sqlite3_stmt_readonly(statement.m_statement) == 0 || sqlite3_column_count(statement.m_statement) == 0)
        return Error(ErrorCode::Denied, "a project is written to by acts only: " + std::string(sql));
    return statement;
}

Result<> Database::run(std::string_view sql, std::initializer_list<Value> values) {
    DANLU_TRY(Statement statement, prepare(sql, values));
    for (;;) {
        DANLU_TRY(const bool row, statement.step());
        if (!row)
            return ok();
    }
}

Result<> Database::script(const std::string& sql) {
    if (sqlite3_exec(m_state->handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError("cannot prepare");
    return ok();
}

Result<std::int64_t> Database::integer(std::string_view sql, std::initializer_list<Value> values) {
    DANLU_TRY(Statement statement, prepare(sql, values));
    DANLU_TRY(const bool row, statement.step());
    if (!row)
        return Error(ErrorCode::NotFound, "nothing found in " + m_state->path.string());
    return statement.integer(0);
}

Result<> Database::transact(const std::function<Result<>()>& work) {
    DANLU_CHECK(run("BEGIN IMMEDIATE"));
    auto done = work();
    if (done)
        done = run("COMMIT");
    if (!done && sqlite3_get_autocommit(m_state->handle) == 0)
        (void)run("ROLLBACK");
    return done;
}

Result<> Database::checkpoint() { return run("PRAGMA wal_checkpoint(TRUNCATE)"); }

Result<> Database::quickCheck() {
    DANLU_TRY(Statement statement, prepare("PRAGMA quick_check(1)"));
    DANLU_TRY(const bool row, statement.step());
    if (row && statement.view(0) == "ok")
        return ok();
    return Error(ErrorCode::Corrupt, "the database " + m_state->path.string() + " is damaged: " + (row ? statement.text(0) : "no answer"))
        .withHint(hintOf(ErrorCode::Corrupt));
}

Result<std::int64_t> Database::dataVersion() { return integer("PRAGMA data_version"); }

Result<> Database::copyTo(const Path& path) {
    State copy; // a plain connection: the copy keeps the pages as they are
    copy.path = path;
    if (sqlite3_open_v2(path.c_str(), &copy.handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) != SQLITE_OK)
        return sqliteError(copy.handle, path, "cannot write");
    sqlite3_backup* backup = sqlite3_backup_init(copy.handle, "main", m_state->handle, "main");
    if (!backup)
        return sqliteError(copy.handle, path, "cannot write");
    int step = SQLITE_OK;
    while (step == SQLITE_OK || step == SQLITE_BUSY || step == SQLITE_LOCKED) {
        step = sqlite3_backup_step(backup, 1024);
        if (step == SQLITE_BUSY || step == SQLITE_LOCKED)
            sqlite3_sleep(20);
    }
    if (sqlite3_backup_finish(backup) != SQLITE_OK)
        return sqliteError(copy.handle, path, "cannot write");
    return ok();
}

Statement::Statement(Statement&& other) noexcept : m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr)) {}

Statement::~Statement() {
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_database->m_state->idle.emplace(sqlite3_sql(m_statement), m_statement);
}

Result<bool> Statement::step() {
    const int result = sqlite3_step(m_statement);
    if (result == SQLITE_ROW)
        return true;
    if (result == SQLITE_DONE)
        return false;
    return m_database->lastError("cannot read or write");
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }
double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }
std::string Statement::text(int column) const { return std::string(view(column)); }
bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

std::string_view Statement::view(int column) const {
    const void* bytes = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

} // namespace danlu::store
