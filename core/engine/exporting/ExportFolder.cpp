#include "engine/exporting/ExportFolder.h"

#include "crypto/Hash.h"

#include <utility>

namespace danlu::engine {

Result<ExportFolder> ExportFolder::create(const Path& folder, ExportProgress progress) {
    std::error_code failed;
    std::filesystem::remove_all(folder, failed);
    if (failed)
        return systemError("removing an unfinished export", folder, failed.value());
    DANLU_CHECK(makeFolder(folder));
    return ExportFolder(folder, std::move(progress));
}

ExportFolder::ExportFolder(ExportFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_progress(std::move(other.m_progress)), m_files(std::move(other.m_files)), m_kept(other.m_kept) {}

ExportFolder::~ExportFolder() {
    std::error_code ignored;
    if (!m_kept && !m_path.empty())
        std::filesystem::remove_all(m_path, ignored);
}

Result<> ExportFolder::write(const std::string& name, const std::function<Result<>(const formats::ByteSink& sink)>& produce) {
    const auto path = m_path / name;
    ExportedFile file{name, 0, {}};
    DANLU_CHECK(writeFileAtomically(path, [&](int fd) -> Result<> {
        crypto::Sha256 hash;
        const auto plain = formats::sinkOf(fd, path);
        const formats::ByteSink hashing = [&](std::string_view bytes) {
            hash.add(bytes);
            file.size += bytes.size();
            return plain(bytes);
        };
        DANLU_CHECK(produce(hashing));
        file.sha256 = crypto::hexText(hash.finish());
        return ok();
    }));
    m_files.push_back(std::move(file));
    return ok();
}

Result<> ExportFolder::write(const std::string& name, std::string_view bytes) {
    return write(name, [bytes](const formats::ByteSink& sink) { return sink(bytes); });
}

Result<> ExportFolder::report(double share) const {
    return !m_progress || m_progress(share) ? ok() : Result<>(Error(ErrorCode::Cancelled, "the export was cancelled; nothing of it is left"));
}

} // namespace danlu::engine
