#pragma once

#include <cstdint>
#include <string>

namespace danlu::engine {

/// Hugging Face's learning-rate courses as multipliers of the base rate (transformers/optimization.py). `step` counts from 0, so
/// with warm-up the first step uses 0.
struct Schedule {
    std::string type; // cosine | linear | constant | constant_with_warmup
    std::int64_t warmupSteps = 0, totalSteps = 1;
    double multiplier(std::int64_t step) const;
};

} // namespace danlu::engine
