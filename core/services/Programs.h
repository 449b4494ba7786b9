#pragma once

#include "base/File.h"

namespace danlu::services {

/// Where the helper programs and the resources lie.
struct Programs {
    Path worker, reader;
    Path resources; // presets, samples, starter model; empty = nowhere found

    /// Helpers beside the running program; resources from DANLU_RESOURCES, ../share/danlu, or the source tree of a development build.
    static Programs besideThisProgram();
};

} // namespace danlu::services
