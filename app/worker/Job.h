#pragma once

#include "JobContext.h"

namespace danlu::worker {

/// Something the worker can do: one file in jobs/ with `Job makeX()`. What goes in and comes out: protocol/Jobs.h.
struct Job {
    std::string name;
    Result<Json> (*run)(JobContext& context) = nullptr;
};
std::vector<Job> allJobs();

} // namespace danlu::worker
