#include "engine/optimizer/Schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace danlu::engine {

double Schedule::multiplier(std::int64_t step) const {
    if (type == "constant")
        return 1;
    if (step < warmupSteps)
        return double(step) / double(std::max<std::int64_t>(1, warmupSteps));
    if (type == "constant_with_warmup")
        return 1;
    const double rest = double(std::max<std::int64_t>(1, totalSteps - warmupSteps));
    if (type == "linear")
        return std::max(0.0, double(totalSteps - step) / rest);
    const double progress = double(step - warmupSteps) / rest;
    return std::max(0.0, 0.5 * (1 + std::cos(std::numbers::pi * 2 * 0.5 * progress))); // cosine, half a turn
}

} // namespace danlu::engine
