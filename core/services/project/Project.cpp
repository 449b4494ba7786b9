#include "services/project/Project.h"

#include "services/run/Absorb.h"
#include "store/Datasets.h"
#include "store/Models.h"
#include "store/Runs.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace danlu::services {

Result<RecoveryFile> RecoveryFile::create(const Path& path) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file && errno == EEXIST)
        return Error(ErrorCode::Exists, "the recovery file " + path.string() + " exists already")
            .withHint("Name a new file; an old code is never overwritten.");
    if (!file)
        return systemError("creating", path, errno);
    return RecoveryFile(std::move(file), path);
}

RecoveryFile::~RecoveryFile() {
    if (m_file && !m_path.empty())
        ::unlink(m_path.c_str());
}

Result<> RecoveryFile::write(const crypto::RecoveryCode& code) {
    const auto text = code.text();
    DANLU_CHECK(writeAll(m_file.fd(), text.bytes(), m_path));
    DANLU_CHECK(writeAll(m_file.fd(), "\n", m_path));
    DANLU_CHECK(syncFile(m_file.fd(), m_path));
    m_file.reset();
    const Path folder = m_path.parent_path();
    return syncFolder(folder.empty() ? Path(".") : folder);
}

Result<crypto::RecoveryCode> readRecoveryFile(const Path& path) {
    DANLU_TRY(Bytes text, readFile(path, 4096));
    auto code = crypto::RecoveryCode::parse(text);
    crypto::cleanse(text);
    return code;
}

Result<Project::Created> Project::create(const Path& folder, const store::NewProject& about, const Programs& programs) {
    DANLU_TRY(auto created, store::ProjectFile::create(folder, about));
    return Created{Project(std::move(created.project), programs), std::move(created.recovery)};
}

Result<Project> Project::open(const Path& folder, const Programs& programs) {
    DANLU_TRY(store::ProjectFile file, store::ProjectFile::open(folder));
    return Project(std::move(file), programs);
}

Result<> Project::unlock(const crypto::SecretBuffer& passphrase) {
    DANLU_CHECK(m_file.unlock(passphrase.bytes()));
    DANLU_CHECK(absorbEndedRuns(m_file, Report::Late));
    return ok();
}

Result<> Project::recover(const crypto::RecoveryCode& code, const crypto::SecretBuffer& newPassphrase, const crypto::KdfCost& cost) {
    DANLU_CHECK(m_file.unlockWithRecovery(code));
    DANLU_CHECK(m_file.changePassphrase(newPassphrase.bytes(), cost));
    DANLU_CHECK(absorbEndedRuns(m_file, Report::Late));
    return ok();
}

Result<> Project::changePassphrase(const crypto::SecretBuffer& current, const crypto::SecretBuffer& next, const crypto::KdfCost& cost) {
    DANLU_TRY(Project door, open(m_file.folder(), m_programs));
    DANLU_CHECK(door.m_file.unlock(current.bytes()));
    return m_file.changePassphrase(next.bytes(), cost);
}

Result<Json> Project::backUp(const Path& file) {
    DANLU_TRY(const auto info, store::backUp(m_file, file));
    return Json{{"file", file.string()}, {"files", info.files}, {"bytes", info.bytes}, {"sha256", info.sha256}};
}

Result<Project> Project::restore(const Path& file, const Path& folder, const crypto::SecretBuffer& passphrase, const Programs& programs) {
    DANLU_TRY(store::ProjectFile project, store::restore(file, folder, passphrase.bytes()));
    return Project(std::move(project), programs);
}

Result<Project> Project::twin() const {
    DANLU_TRY(store::ProjectFile file, m_file.twin());
    return Project(std::move(file), m_programs);
}

std::uint64_t folderBytes(const Path& folder) {
    std::uint64_t bytes = 0;
    std::error_code failed;
    for (std::filesystem::recursive_directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
        if (std::error_code gone; at->is_regular_file(gone) && !gone)
            bytes += at->file_size(gone);
    return bytes;
}

Result<Json> Project::info() const {
    DANLU_TRY(const auto datasets, store::datasets(m_file));
    DANLU_TRY(const auto models, store::models(m_file));
    DANLU_TRY(const auto runs, store::runs(m_file));
    return Json{{"name", m_file.name()},
                {"id", m_file.id().text()},
                {"folder", m_file.folder().string()},
                {"unlocked", m_file.isUnlocked()},
                {"datasets", datasets.size()},
                {"models", models.size()},
                {"runs", runs.size()},
                {"bytes", folderBytes(m_file.folder())}};
}

Result<Json> Project::verify() {
    DANLU_TRY(const auto problems, m_file.verify());
    return Json{{"ok", problems.empty()}, {"problems", problems}};
}

} // namespace danlu::services
