#pragma once

#include "base/File.h"

#include <vector>

namespace danlu::store {

/// One line of an anchor file: how long a log was and its newest hash.
struct AnchorPoint {
    std::int64_t size = 0;
    std::string root; // hex
};

/// Appends a line (O_APPEND, 0600). The file lies outside the project; whoever cannot write there loses the anchor, not the act.
Result<> appendAnchor(const Path& file, const AnchorPoint& point);
/// Every line that can be read, sorted by size; none where there is no file.
std::vector<AnchorPoint> readAnchors(const Path& file);

} // namespace danlu::store
