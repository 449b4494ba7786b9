#pragma once

#include "data/Import.h"
#include "services/project/Project.h"

namespace danlu::services {

/// "text=内容" of --map.
inline Result<> addImportField(data::ImportOptions& options, std::string_view assignment) { return data::addField(options, assignment); }

/// What a record may be (`--as`), and how a file may be written; "auto" first.
std::vector<std::string> importShapes();
std::vector<std::string> importFormats();

enum class Existing { Refuse, Append }; // Append: a new version with the old rows first

struct ImportRequest {
    std::vector<Path> files;
    std::string name;
    data::ImportOptions options;
    Existing existing = Existing::Refuse;
};

constexpr std::size_t kRejectedKept = 100'000; // rejected rows kept with the version; more are counted

/// Bytes that importing files of so many bytes takes: sealed rows take about as many, plus 1 % of tags and tables; the journal of SQLite holds a
/// segment at a time.
constexpr std::uint64_t importSpace(std::uint64_t bytes) { return bytes + bytes / 50 + (8u << 20); }

/// Strangers' files → a dataset. Each file is read by a sandboxed danlu-reader that gets its descriptor alone; rows go from its pipe into
/// sealed segments as they come, so memory does not grow with the file. Free space is checked first.
/// {dataset, version, rows, rejected:[{file,line,reason}], rejected_rows, bytes, seconds, files:[what was detected]}. A cancelled or failed import leaves
/// nothing.
Result<Json> importDataset(Project& project, const ImportRequest& request, const Task& task);

} // namespace danlu::services
