#pragma once

#include "services/dataset/Import.h"

namespace danlu::services {

constexpr std::uint64_t kPreviewBytes = 64u << 20; // of a file; the rest of a longer one is not looked at
constexpr std::size_t kPreviewRows = 100;          // rows, and rejected rows, that are shown of a file

/// What importing these files would find, without writing anything. The same sandboxed reader reads them.
/// {files:[file], rows, rejected_rows, whole, bytes, needed, free} with file = {file, bytes, format, encoding, delimiter, quote, shape, kind,
/// columns, fields, first: {column: value}, rows: count, shown: [row], rejected: [{line, reason}], rejected_rows, whole}
/// or, for one that cannot be imported, {file, bytes, problem, error} (of an unclear shape with columns and fields as far as they were told); `problem` is
/// folder | missing | denied | special | empty | binary | encoding | shape | crashed | unreadable. `whole`: it was read to its end, the counts are exact.
Result<Json> previewImport(Project& project, const std::vector<Path>& files, const data::ImportOptions& options, const Task& task);

/// The fields that a shape takes from columns, the most usual first; of all shapes for "auto".
std::vector<std::string> importFields(std::string_view shape);
std::vector<std::string> importEncodings();

} // namespace danlu::services
