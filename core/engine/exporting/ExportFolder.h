#pragma once

#include "formats/ByteReader.h"

#include <functional>
#include <vector>

namespace danlu::engine {

/// Called between tensors: share done in 0..1; false = cancel.
using ExportProgress = std::function<bool(double share)>;

struct ExportedFile {
    std::string name;
    std::uint64_t size = 0;
    std::string sha256;
};

/// The unfinished folder of an export: files are hashed while they are written, and each is synced. Removed again unless kept.
class ExportFolder {
public:
    /// Removes what a killed export left under this name.
    static Result<ExportFolder> create(const Path& folder, ExportProgress progress);
    ExportFolder(ExportFolder&& other) noexcept;
    ExportFolder& operator=(ExportFolder&&) = delete;
    ~ExportFolder();

    const Path& path() const { return m_path; }
    const std::vector<ExportedFile>& files() const { return m_files; }
    Result<> write(const std::string& name, const std::function<Result<>(const formats::ByteSink& sink)>& produce);
    Result<> write(const std::string& name, std::string_view bytes);
    /// Share done, 0..1; Cancelled where the caller wants no more.
    Result<> report(double share) const;
    void keep() { m_kept = true; }

private:
    ExportFolder(Path path, ExportProgress progress) : m_path(std::move(path)), m_progress(std::move(progress)) {}

    Path m_path;
    ExportProgress m_progress;
    std::vector<ExportedFile> m_files;
    bool m_kept = false;
};

} // namespace danlu::engine
