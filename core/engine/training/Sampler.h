#pragma once

#include <cstdint>
#include <vector>

namespace danlu::engine {

/// The order of examples in one epoch, as accelerate's SeedableRandomSampler: randperm from a generator seeded with seed + epoch.
std::vector<std::int64_t> epochOrder(std::int64_t examples, std::int64_t seed, std::int64_t epoch, bool shuffle);

} // namespace danlu::engine
