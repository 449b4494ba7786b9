#pragma once

#include "store/Datasets.h"

#include <memory>

namespace danlu::store {

/// Writes one new version: rows in order, each either new (append) or taken from the parent (keep). Row bytes are what protocol/Rows
/// makes; the store does not look into them. Segments reach the disk as they fill; the version exists once commit() said so, and a
/// writer that goes away before leaves nothing. One writer per dataset at a time (Locked), any number of readers meanwhile. One thread.
class VersionWriter {
public:
    /// A dataset that does not exist yet; it appears with its first version. Exists if the name is taken.
    static Result<VersionWriter> forNewDataset(ProjectFile& project, std::string name, std::string kind);
    /// The next version of a dataset; `parent` 0 = the newest.
    static Result<VersionWriter> forDataset(ProjectFile& project, const DatasetId& dataset, int parent = 0);
    VersionWriter(VersionWriter&&) noexcept;
    VersionWriter& operator=(VersionWriter&&) noexcept;
    ~VersionWriter();

    Result<> append(std::string_view encodedRow);
    /// Rows [first, first + count) of the parent, unchanged; nothing is copied.
    Result<> keep(std::uint64_t first, std::uint64_t count = 1);
    /// A sealed column ("split", "labels" …), opaque bytes of the caller's; the last one set under a name counts.
    void setColumn(std::string name, Bytes values);
    std::uint64_t rows() const;
    const DatasetId& dataset() const;

    /// Manifest, columns and audit row in one transaction. `details` (recipe, source files, counts per step) are sealed; `action` is the
    /// audit log's word ("data.import", "data.clean"). Once.
    Result<VersionInfo> commit(std::string action, Json details);

private:
    struct State;
    explicit VersionWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace danlu::store
