#pragma once

#include "store/ProjectFile.h"

namespace danlu::store {

struct DatasetInfo {
    DatasetId id = {};
    std::string name = {};
    std::string kind = {}; // nameOf(RowKind)
    std::int64_t createdMillis = 0;
    int newestVersion = 0;
    std::uint64_t rows = 0; // of the newest version
};

/// One immutable version. `details` (recipe, sources, counts) is null while the project is locked.
struct VersionInfo {
    DatasetId dataset = {};
    int number = 0; // from 1
    int parent = 0; // 0 = none
    std::uint64_t rows = 0;
    std::uint64_t newBytes = 0; // row bytes stored for this version alone
    std::int64_t createdMillis = 0;
    std::string sha256 = {}; // hex, of the sealed manifest
    Json details = {};
};

Result<std::vector<DatasetInfo>> datasets(const ProjectFile& project);
/// NotFound with the nearest name.
Result<DatasetInfo> datasetNamed(const ProjectFile& project, std::string_view name);
Result<std::vector<VersionInfo>> versions(const ProjectFile& project, const DatasetId& dataset);
/// `number` 0 = the newest.
Result<VersionInfo> version(const ProjectFile& project, const DatasetId& dataset, int number = 0);

Result<> renameDataset(ProjectFile& project, std::string_view oldName, std::string_view newName);
/// Deletes its file and its key: what was sealed with it is gone from the project. Takes the project alone.
Result<> deleteDataset(ProjectFile& project, std::string_view name);

/// Names of datasets, models and runs: 1 to 128 bytes, no control characters (nor those that turn a line round), no '/', '@' or leading '-'.
Result<> checkName(std::string_view what, std::string_view name);

} // namespace danlu::store
