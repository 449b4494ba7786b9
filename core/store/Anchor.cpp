#include "store/Anchor.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>

namespace danlu::store {

Result<> appendAnchor(const Path& file, const AnchorPoint& point) {
    DANLU_CHECK(makeFolder(file.parent_path()));
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0)
        return systemError("cannot append to", file, errno);
    const Descriptor opened(fd);
    return writeAll(fd, std::to_string(point.size) + " " + point.root + "\n", file); // one write: lines of several programs do not mix
}

std::vector<AnchorPoint> readAnchors(const Path& file) {
    std::vector<AnchorPoint> points;
    std::ifstream lines(file);
    for (AnchorPoint point; lines >> point.size >> point.root;)
        if (point.root.size() == 64)
            points.push_back(point);
    std::stable_sort(points.begin(), points.end(), [](const AnchorPoint& a, const AnchorPoint& b) { return a.size < b.size; });
    return points;
}

} // namespace danlu::store
