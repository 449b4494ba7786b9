#include "services/Programs.h"

#include <cstdlib>

namespace danlu::services {
namespace {

Path resourcesFor(const Path& folder) {
    if (const char* given = std::getenv("DANLU_RESOURCES"))
        return given;
    std::error_code ignored;
    for (const Path& candidate : {folder.parent_path() / "share" / "danlu", Path(DANLU_SOURCE_RESOURCES)})
        if (std::filesystem::is_directory(candidate, ignored))
            return candidate;
    return {};
}

} // namespace

Programs Programs::besideThisProgram() {
    std::error_code failed;
    const Path folder = std::filesystem::read_symlink("/proc/self/exe", failed).parent_path();
    return {folder / "danlu-worker", folder / "danlu-reader", resourcesFor(folder)};
}

} // namespace danlu::services
