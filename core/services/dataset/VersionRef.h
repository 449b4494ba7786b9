#pragma once

#include "base/Row.h"
#include "store/Datasets.h"
#include "store/VersionReader.h"

namespace danlu::services {

/// "tickets@3" or "tickets" (the newest), looked up.
struct VersionRef {
    store::DatasetInfo dataset;
    store::VersionInfo version;
    /// "tickets@3".
    std::string text() const { return dataset.name + "@" + std::to_string(version.number); }
};
/// NotFound with the nearest name; Usage where what stands behind '@' is no number.
Result<VersionRef> findVersion(const store::ProjectFile& project, std::string_view reference);

/// The split of each row of a version, from its sealed column; empty where it was never split.
Result<std::vector<Split>> splitsOf(const store::VersionReader& reader);
Bytes splitColumn(const std::vector<Split>& splits);
constexpr const char* kSplitColumn = "split";
constexpr const char* kRejectedColumn = "rejected";

/// A row as people and programs see it: {"text"} · {"messages"} · {"messages","rejected"} · {"text","label"}.
Json toJson(const Row& row);

} // namespace danlu::services
