#pragma once

#include "base/File.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace danlu::store {

/// Bytes for a BLOB column; a plain string_view is TEXT.
struct Blob {
    std::string_view bytes;
};

/// What may be bound to a `?`. The bytes must live until the statement has run.
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, Blob>;

/// One prepared statement; goes back to the database's cache when it goes. Columns are read after step() said true.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    /// True while there is a row.
    Result<bool> step();
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    /// Points into SQLite; valid until the next step.
    std::string_view view(int column) const;
    bool isNull(int column) const;

private:
    friend class Database;
    Statement(class Database& database, sqlite3_stmt* statement) : m_database(&database), m_statement(statement) {}
    class Database* m_database;
    sqlite3_stmt* m_statement;
};

enum class Synchronous { Full, Normal }; // Normal loses acknowledged transactions in a power cut; it is the tests' negative control

/// Wal for project.db: readers and a writer at once. Rollback for data files: they only grow, so their pages are written once instead of
/// twice (measured 1.7 × the speed), and readers wait for the milliseconds of a commit.
enum class Journal { Wal, Rollback };

struct DatabaseOptions {
    std::string vfs = {}; // "" = SQLite's own
    Synchronous synchronous = Synchronous::Full;
    Journal journal = Journal::Wal;
    int pageBytes = 4096;    // of a new file
    int busyMillis = 10'000; // how long to wait for another writer
    bool mustExist = true;
};

/// One connection to one SQLite file: WAL, synchronous=FULL, foreign keys, secure_delete, defensive, no trusted schema, temporary
/// tables in memory. Refuses network file systems. Errors are sentences with the right code (NoSpace, Locked, Corrupt, Denied). One thread.
class Database {
public:
    static Result<Database> open(const Path& path, const DatabaseOptions& options);
    static Result<Database> inMemory();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    Result<Statement> prepare(std::string_view sql, std::initializer_list<Value> values = {});
    /// The same for a statement that only reads; Denied for any other.
    Result<Statement> query(std::string_view sql, std::initializer_list<Value> values = {});
    /// Runs a statement that returns no rows.
    Result<> run(std::string_view sql, std::initializer_list<Value> values = {});
    /// Runs several statements, for schemas.
    Result<> script(const std::string& sql);
    /// The first column of the first row; NotFound where there is none.
    Result<std::int64_t> integer(std::string_view sql, std::initializer_list<Value> values = {});

    /// BEGIN IMMEDIATE, work, COMMIT; whatever `work` wrote is rolled back when it fails.
    Result<> transact(const std::function<Result<>()>& work);
    /// Copies the WAL into the database file and empties it, as far as readers allow.
    Result<> checkpoint();
    /// SQLite's own page check; Corrupt with its first sentence.
    Result<> quickCheck();
    /// Changes when another connection commits.
    Result<std::int64_t> dataVersion();
    /// Writes a consistent copy while others go on working (SQLite backup API).
    Result<> copyTo(const Path& path);

    const Path& path() const;
    sqlite3* handle() const;

private:
    friend class Statement;
    struct State;
    explicit Database(std::unique_ptr<State> state);
    Error lastError(std::string_view doing) const;
    std::unique_ptr<State> m_state;
};

/// Whether SQLite's locks can be trusted on the file system that holds `path`; Unsupported with its name if not.
Result<> refuseNetworkFileSystem(const Path& path);
/// The same by statfs(2)'s f_type; the name of the network file system, or "".
std::string_view networkFileSystem(long type);

} // namespace danlu::store
