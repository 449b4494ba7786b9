#pragma once

#include "base/Json.h"

#include <cstdint>

namespace danlu::engine {

/// Where a run stands, and the sums its curves are made of; part of every checkpoint.
struct Progress {
    std::int64_t step = 0;         // optimizer steps done
    std::int64_t epoch = 0;        // whole epochs done
    std::int64_t batchInEpoch = 0; // micro-batches of the current epoch that are used up
    std::int64_t tokens = 0;       // without padding, since the start
    double lossSinceLog = 0;
    std::int64_t stepsSinceLog = 0;
    double lossTotal = 0; // over all steps
    double lastGradNorm = 0;
};
Json toJson(const Progress& progress);
Result<Progress> progressOf(const Json& json);

} // namespace danlu::engine
