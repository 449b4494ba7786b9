#pragma once

#include "base/Clock.h"
#include "base/Json.h"
#include "base/StrongId.h"
#include "crypto/KeyDerivation.h"
#include "crypto/RecoveryCode.h"
#include "crypto/SecretBuffer.h"
#include "store/Database.h"

#include <functional>
#include <optional>

namespace danlu::store {

/// What the audit log says about one act. `action` and `object` are plain ("data.import", "tickets@1"); `details` are sealed.
struct Act {
    std::string action;
    std::string object;
    Json details = Json::object();
    std::string outcome = "ok";
};

struct ProjectOptions {
    const Clock* clock = nullptr;    // nullptr = the machine's
    std::optional<Path> anchor = {}; // folder of anchor files; nothing = defaultAnchorFolder()
    std::string vfs = {};            // tests only
    Synchronous synchronous = Synchronous::Full;
};

struct NewProject {
    std::string name;
    std::string_view passphrase; // UTF-8, NFC by the caller
    crypto::KdfCost cost = {};
};

/// What a key opens. Each is random, wrapped under the project's master key, and deleted with what it opens.
enum class KeyPurpose { Dataset, Run, Model, Chat };
std::string_view nameOf(KeyPurpose purpose);

class ProjectFile;

/// The inside of ProjectFile::act: the only way to write to a project. Lives for one act.
class Transaction {
public:
    Result<> run(std::string_view sql, std::initializer_list<Value> values = {});
    Result<Statement> query(std::string_view sql, std::initializer_list<Value> values = {});
    /// Adds to the details of the audit row, for figures that are known only now.
    void note(const std::string& key, Json value) { m_act.details[key] = std::move(value); }
    /// The object of the audit row, where its name is known only now ("tickets@2").
    void nameObject(std::string object) { m_act.object = std::move(object); }

    Result<crypto::Key> createKey(KeyPurpose purpose, std::string_view subject);
    Result<> deleteKey(KeyPurpose purpose, std::string_view subject);
    const ProjectFile& project() const { return m_project; }
    std::int64_t utcMillis() const;

private:
    friend class ProjectFile;
    friend class VersionWriter;
    Result<> putKey(KeyPurpose purpose, std::string_view subject, const crypto::Key& key);
    Transaction(ProjectFile& project, Act& act) : m_project(project), m_act(act) {}
    ProjectFile& m_project;
    Act& m_act;
};

/// One open project, NAME.danlu/: project.db, data/<dataset>.db, runs/, models/, exports/. Several processes may have it open at once.
/// One thread: the store thread. Without a key only what is plain can be read (lists, states, counts).
class ProjectFile {
public:
    struct Created;
    /// Makes the folder, which must not exist or be empty. The recovery code exists only in what comes back.
    static Result<Created> create(const Path& folder, const NewProject& about, const ProjectOptions& options = {});
    /// Opens it locked. Migrates an older schema (alone); refuses a newer one.
    static Result<ProjectFile> open(const Path& folder, const ProjectOptions& options = {});
    ProjectFile(ProjectFile&&) noexcept;
    ProjectFile& operator=(ProjectFile&&) noexcept;
    ~ProjectFile();

    /// Denied when the passphrase is wrong, which is noted for the audit log. Absorbs pending events and sweeps orphans.
    Result<> unlock(std::string_view passphrase);
    Result<> unlockWithRecovery(const crypto::RecoveryCode& code);
    /// Forgets the keys.
    void lock();
    bool isUnlocked() const;

    /// A second handle on the same project, locked or unlocked as this one is, for another thread.
    Result<ProjectFile> twin() const;

    const ProjectId& id() const;
    const std::string& name() const;
    const Path& folder() const;
    Path dataFile(const DatasetId& dataset) const;
    Path runFolder(const RunId& run) const;
    Path modelFolder(const ModelId& model) const;
    Path exportFolder() const;

    /// Runs `work` and writes its audit row in one BEGIN IMMEDIATE transaction: both or neither. Locked without a key.
    Result<> act(Act act, const std::function<Result<>(Transaction&)>& work);
    /// An act that changes nothing but the log ("data.show", a refused export).
    Result<> record(Act act);
    /// An event that is noted without a key: codes and counts only, no free text; absorbed into the log at the next unlock as reported
    /// late. The oldest 10,000 are kept.
    Result<> notePending(std::string_view action, std::string_view object, std::string_view outcome);

    /// A statement that only reads; anything else is refused.
    Result<Statement> query(std::string_view sql, std::initializer_list<Value> values = {}) const;
    /// Changes when another program commits.
    Result<std::int64_t> dataVersion() const;

    Result<crypto::Key> key(KeyPurpose purpose, std::string_view subject) const;
    /// A small value sealed for one place: table, row, column (XAES-256-GCM under the project's cell key).
    Result<Bytes> sealCell(std::string_view table, std::string_view row, std::string_view column, std::string_view plain) const;
    Result<Bytes> openCell(std::string_view table, std::string_view row, std::string_view column, std::string_view sealed) const;
    /// HMAC of a text under the project's index key, for looking sealed things up and for finding duplicates.
    Result<crypto::Digest> blindIndex(std::string_view domain, std::string_view text) const;
    Result<crypto::Key> backupKey() const;

    /// Runs `work` while nobody else has the project open; Locked, naming who has. For delete.
    Result<> alone(const std::function<Result<>()>& work);
    /// Empties the write-ahead log, so that what was deleted is in no file of the project any more.
    Result<> erase();
    /// Consistent copies of project.db and of every data file into `folder`, for a backup.
    Result<> copyDatabases(const Path& into) const;

    /// Rewrites one key slot; needs the project unlocked. O(1) in the size of the project.
    Result<> changePassphrase(std::string_view passphrase, const crypto::KdfCost& cost);
    /// A new recovery code; the old one opens nothing any more.
    Result<crypto::RecoveryCode> replaceRecoveryCode();
    /// New master key: rewraps every key, renews both slots, takes the project alone. Data is not touched.
    Result<crypto::RecoveryCode> rekey(std::string_view passphrase, const crypto::KdfCost& cost);
    /// The page check of every database, the schema, and the audit log; what is wrong, in sentences. Empty = all well.
    Result<std::vector<std::string>> verify();

    const ProjectOptions& options() const;

private:
    friend class Transaction;
    friend class AuditLog;
    friend class VersionReader;
    friend class VersionWriter;
    friend Result<ProjectFile> restore(const Path& file, const Path& folder, std::string_view passphrase, const ProjectOptions& options);
    struct State;
    explicit ProjectFile(std::unique_ptr<State> state);
    Result<> settleOrLock(const char* how);
    std::unique_ptr<State> m_state;
};

struct ProjectFile::Created {
    ProjectFile project; // unlocked
    crypto::RecoveryCode recovery;
};

/// $XDG_STATE_HOME/danlu/anchors or ~/.local/state/danlu/anchors: outside every project, so that an old copy of a project put back is noticed.
Path defaultAnchorFolder();

} // namespace danlu::store
