#pragma once

#include "store/Datasets.h"

#include <memory>
#include <optional>

namespace danlu::store {

/// Reads rows of one version in any order. Holds the manifest and the last few segments it opened (about 4 MB). One thread.
class VersionReader {
public:
    /// `number` 0 = the newest.
    static Result<VersionReader> open(const ProjectFile& project, const DatasetId& dataset, int number = 0);
    VersionReader(VersionReader&&) noexcept;
    VersionReader& operator=(VersionReader&&) noexcept;
    ~VersionReader();

    const VersionInfo& info() const;
    std::uint64_t rows() const { return info().rows; }
    /// One encoded row; valid until the next call.
    Result<std::string_view> row(std::uint64_t index);
    /// Rows [first, first + count) in order; touches only their segments.
    Result<> forEach(std::uint64_t first, std::uint64_t count, const std::function<Result<>(std::uint64_t index, std::string_view encodedRow)>& visit);
    Result<std::vector<Bytes>> read(std::uint64_t first, std::uint64_t count);
    /// Nothing where the version has no such column.
    Result<std::optional<Bytes>> column(std::string_view name) const;
    Result<std::vector<std::string>> columnNames() const;

private:
    friend class VersionWriter;
    friend Result<> checkRows(const ProjectFile& project, const DatasetId& dataset);
    struct State;
    Result<> check(std::vector<std::int64_t>& checked);
    explicit VersionReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Opens every segment of every version once; the first one that does not open is the error.
Result<> checkRows(const ProjectFile& project, const DatasetId& dataset);

} // namespace danlu::store
