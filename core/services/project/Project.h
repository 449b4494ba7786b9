#pragma once

#include "services/Programs.h"
#include "services/Task.h"
#include "store/Backup.h"
#include "store/ProjectFile.h"

namespace danlu::services {

using crypto::KdfCost;
using crypto::RecoveryCode;

/// A private file (0600) for a recovery code; made before the project, so that no project is ever left without its code.
class RecoveryFile {
public:
    /// Exists where there is a file of that name already.
    static Result<RecoveryFile> create(const Path& path);
    RecoveryFile(RecoveryFile&& other) noexcept : m_file(std::move(other.m_file)), m_path(std::exchange(other.m_path, {})) {}
    RecoveryFile& operator=(RecoveryFile&&) = delete;
    /// Removes the file again unless a code was written.
    ~RecoveryFile();
    Result<> write(const crypto::RecoveryCode& code);

private:
    RecoveryFile(Descriptor file, Path path) : m_file(std::move(file)), m_path(std::move(path)) {}
    Descriptor m_file;
    Path m_path;
};
Result<crypto::RecoveryCode> readRecoveryFile(const Path& path);

/// An open project and the programs that work for it: what every other service is handed. One thread at a time.
class Project {
public:
    struct Created;
    /// Makes the folder; the recovery code exists only in what comes back.
    static Result<Created> create(const Path& folder, const store::NewProject& about, const Programs& programs);
    /// Opens it locked.
    static Result<Project> open(const Path& folder, const Programs& programs);
    Project(store::ProjectFile file, Programs programs) : m_file(std::move(file)), m_programs(std::move(programs)) {}

    /// With the passphrase as passphraseOf gives it. What ended while the project was locked is taken in: finished runs become models.
    Result<> unlock(const crypto::SecretBuffer& passphrase);
    /// With the recovery code; the passphrase is replaced by the new one.
    Result<> recover(const crypto::RecoveryCode& code, const crypto::SecretBuffer& newPassphrase, const crypto::KdfCost& cost);

    /// Asks for the one that holds now too: Denied where that is not it, as a wrong one at the door.
    Result<> changePassphrase(const crypto::SecretBuffer& current, const crypto::SecretBuffer& next, const crypto::KdfCost& cost);
    /// A new recovery code; the old one opens nothing any more.
    Result<crypto::RecoveryCode> replaceRecoveryCode() { return m_file.replaceRecoveryCode(); }

    /// All of it in one file: {file, files, bytes, sha256}.
    Result<Json> backUp(const Path& file);
    /// A project out of such a file, checked before it counts; unlocked.
    static Result<Project> restore(const Path& file, const Path& folder, const crypto::SecretBuffer& passphrase, const Programs& programs);

    /// A second handle with the same keys, for work in another thread.
    Result<Project> twin() const;

    store::ProjectFile& file() { return m_file; }
    const store::ProjectFile& file() const { return m_file; }
    const Programs& programs() const { return m_programs; }
    /// Counts, sizes and states; needs no key.
    Result<Json> info() const;
    /// {ok, problems:[…]} of every database, the audit log and what else can be checked.
    Result<Json> verify();

private:
    store::ProjectFile m_file;
    Programs m_programs;
};

struct Project::Created {
    Project project; // unlocked
    crypto::RecoveryCode recovery;
};

/// Bytes of all files below a folder.
std::uint64_t folderBytes(const Path& folder);

} // namespace danlu::services
