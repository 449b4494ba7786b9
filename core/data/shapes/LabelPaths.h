#pragma once

#include "data/shapes/Shape.h"

namespace danlu::data {

/// "大类/中类/小类" as a path. The separator is > where there is one, else |, else / (also in full width); outer blanks go.
/// Rejected: an empty level, more than three levels.
Result<LabelPath> pathOf(std::string_view text);
/// The paths in a label value: a path as text or number, a list of levels, or a list of paths in either form.
Result<std::vector<LabelPath>> pathsOf(const Value& value, std::string_view column);
/// Label Studio's annotations: every taxonomy (or choice) in every result.
Result<std::vector<LabelPath>> annotationPaths(const Value& annotations, std::string_view column);

} // namespace danlu::data
