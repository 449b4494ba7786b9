#pragma once

#include "base/File.h"

namespace danlu::store {

/// Held while somebody writes new segments of a dataset, or deletes it: data/<dataset>.writing, by flock. The file goes with the lock;
/// one that is left over marks a killed writer, whose segments the next unlock sweeps.
class DatasetLock {
public:
    /// Locked where another program writes to the dataset.
    static Result<DatasetLock> acquire(const Path& dataFile);
    DatasetLock(DatasetLock&&) noexcept = default;
    DatasetLock& operator=(DatasetLock&&) = delete;
    ~DatasetLock();

    /// Leaves the file behind, for the sweeper.
    void leaveMark() { m_path.clear(); }

    static Path pathFor(const Path& dataFile);

private:
    DatasetLock(Descriptor file, Path path) : m_file(std::move(file)), m_path(std::move(path)) {}
    Descriptor m_file;
    Path m_path;
};

/// Removes a data file and SQLite's files beside it.
void removeDataFile(const Path& dataFile);

} // namespace danlu::store
