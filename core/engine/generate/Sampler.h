#pragma once

#include "engine/generate/Random.h"
#include "spec/SamplingSpec.h"

#include <span>
#include <vector>

namespace danlu::engine {

/// Chooses the next token, in Hugging Face's order: repetition penalty, temperature, top-k, top-p, draw. Temperature 0 = the likeliest,
/// the lowest id where several are (no draw). One sampler per answer: it owns the random numbers.
class Sampler {
public:
    Sampler(const spec::SamplingSpec& spec, std::span<const std::int64_t> prompt);

    /// `logits` [vocab]; the chosen id counts as seen from then on. Logits of −∞ are never chosen.
    std::int64_t choose(std::span<const float> logits);

private:
    void penalise();
    std::int64_t draw();

    spec::SamplingSpec m_spec;
    SampleRandom m_random;
    std::vector<std::int64_t> m_seen; // without doubles
    std::vector<float> m_logits;      // working copy
    std::vector<std::pair<float, std::int64_t>> m_ranked;
};

} // namespace danlu::engine
