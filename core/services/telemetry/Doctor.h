#pragma once

#include "services/project/Project.h"

namespace danlu::services {

/// What the machine has and what is missing, with how to get it: {ok, version, programs, devices, memory, disk, sandbox, libraries,
/// problems:[{what, hint}]}. Nothing in it needs a project.
Result<Json> examine(const Programs& programs, const Path& folder, const Task& task);

} // namespace danlu::services
