#pragma once

#include "services/project/Project.h"
#include "services/run/Shards.h"

namespace danlu::services {

/// A version opened for measuring on one of its parts.
struct HeldOut {
    VersionRef ref;
    store::VersionReader reader;
    std::string split; // "all" where there is none
    Part part;
};
/// `split` "auto" takes what was not learned: the test part, else the validation part, else everything.
Result<HeldOut> openHeldOut(const Project& project, std::string_view dataset, std::string_view split);

} // namespace danlu::services
