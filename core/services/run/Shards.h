#pragma once

#include "crypto/SecretBuffer.h"
#include "services/Task.h"
#include "services/dataset/VersionRef.h"

namespace danlu::services {

/// Which rows go into a job's shards. A version without a split counts as all train.
enum class Part { All, Train, Validation, Test };
Result<Part> partNamed(std::string_view name);

/// Seals rows of a version into FOLDER/`place`/0001.rows … with the job's key, and returns how many. `chosen`, where given, is asked for each
/// row of the part.
struct ShardPlan {
    Path folder;
    std::string place = "shards";
    Part part = Part::All;
    std::uint64_t limit = UINT64_MAX; // rows
};
Result<std::uint64_t> writeShards(store::VersionReader& reader, const crypto::Key& key, const ShardPlan& plan, const Task& task);

/// The rows of one part, decoded; for scores and baselines.
Result<std::vector<Row>> rowsOf(store::VersionReader& reader, Part part, std::uint64_t limit = UINT64_MAX);

/// A folder work/<id> of the project for a job that is no run; removed when it goes. Its key is random and never written down, so that what
/// a killed job leaves cannot be read; the next job removes it.
class WorkFolder {
public:
    static Result<WorkFolder> create(const Path& project);
    WorkFolder(WorkFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})), m_lock(std::move(other.m_lock)), m_key(std::move(other.m_key)) {}
    WorkFolder& operator=(WorkFolder&&) = delete;
    ~WorkFolder();
    const Path& path() const { return m_path; }
    const crypto::Key& key() const { return m_key; }

private:
    WorkFolder(Path path, FileLock lock, crypto::Key key) : m_path(std::move(path)), m_lock(std::move(lock)), m_key(std::move(key)) {}
    Path m_path;
    FileLock m_lock;
    crypto::Key m_key;
};

} // namespace danlu::services
