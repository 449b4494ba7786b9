#pragma once

#include "services/project/Project.h"

namespace danlu::services {

/// Gives a dataset its label scheme (YAML or JSON tree): {dataset, depth, labels, used, unknown:[{label, rows}]}. Rows that carry a label
/// outside the scheme are counted, never changed.
Result<Json> setLabelScheme(Project& project, std::string_view dataset, std::string_view scheme);

struct LabelImport {
    std::string reference; // NAME[@V]
    Path file;             // JSON lines: {"row": index, "label": path or list of paths}
    std::string annotator; // kept beside the others; "" = the labels themselves are replaced
};
/// A new version with other labels: {dataset, version, rows, labelled, rejected:[{line, reason}]}.
Result<Json> importLabels(Project& project, const LabelImport& request, const Task& task);
/// How rows are labelled: {dataset, version, rows, labelled, levels:[{level, labels}], labels:[{label, rows}], agreement between annotators,
/// and scores of each against the labels}.
Result<Json> reportLabels(Project& project, std::string_view reference);
/// JSON lines {"row", "text", "label"}: {file, rows, sha256}.
Result<Json> exportLabels(Project& project, std::string_view reference, const Path& to, const Task& task);

} // namespace danlu::services
