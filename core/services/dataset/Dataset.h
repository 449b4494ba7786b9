#pragma once

#include "data/split/Splitter.h"
#include "services/project/Project.h"

namespace danlu::services {

using data::SplitSpec;
/// Every step of a recipe with its options.
std::string cleaningHelp();

/// {datasets:[{name, kind, rows, versions, created}]}; needs no key.
Result<Json> listDatasets(const Project& project);
/// {dataset, kind, versions:[{version, parent, rows, bytes, created, sha256, made, details}]}; made: import | clean | split | label, and details what
/// that act said of itself; "" and null while the project is locked.
Result<Json> describeDataset(const Project& project, std::string_view name);

struct Page {
    std::uint64_t from = 0;
    std::uint64_t count = 20;
};
/// {dataset, version, total, from, rows:[{index, split, …}]}. Writes an audit row: rows were read.
Result<Json> showRows(Project& project, std::string_view reference, Page page);
/// {dataset, version, rejected:[{file,line,reason}]} of the import that made the version.
Result<Json> showRejected(Project& project, std::string_view reference, Page page);

/// A YAML recipe → a new version with the rows that are left: {dataset, version, parent, rows, steps:[{step,changed,dropped}]}.
Result<Json> cleanDataset(Project& project, std::string_view reference, std::string_view recipe, const Task& task);
/// A new version whose rows are parted: {dataset, version, parent, rows, train, validation, test, seed}.
Result<Json> splitDataset(Project& project, std::string_view reference, const SplitSpec& spec, const Task& task);

/// The names a DataExport's format may have.
std::vector<std::string> exportForms();
/// Those of them that can say what rows of that kind say ("chat", "classification" …).
std::vector<std::string> exportForms(std::string_view kind);

struct DataExport {
    std::string reference;
    std::string format; // one of exportForms()
    Path to;            // must not exist
    std::string split;  // train | validation | test | "" = all rows
};
/// A plain file: {dataset, version, file, rows, bytes, sha256}.
Result<Json> exportDataset(Project& project, const DataExport& request, const Task& task);

Result<Json> deleteDataset(Project& project, std::string_view name);
Result<Json> renameDataset(Project& project, std::string_view oldName, std::string_view newName);

} // namespace danlu::services
