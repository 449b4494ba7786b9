#pragma once

#include <cstdint>

namespace danlu::engine {

/// SplitMix64 (Steele, Lea, Flood 2014): the sampler's own numbers, so that a seed gives the same answer on every machine and version.
class SampleRandom {
public:
    explicit SampleRandom(std::uint64_t seed) : m_state(seed) {}
    /// Uniform in [0, 1), 53 bits.
    double uniform();

private:
    std::uint64_t m_state;
};

} // namespace danlu::engine
