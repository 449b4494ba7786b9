#include "engine/generate/Sampler.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace danlu::engine {

Sampler::Sampler(const spec::SamplingSpec& spec, std::span<const std::int64_t> prompt)
    : m_spec(spec), m_random(static_cast<std::uint64_t>(spec.seed)), m_seen(prompt.begin(), prompt.end()) {
    std::sort(m_seen.begin(), m_seen.end());
    m_seen.erase(std::unique(m_seen.begin(), m_seen.end()), m_seen.end());
}

/// Keskar et al. 2019 as transformers does it: positive logits are divided by the penalty, negative ones multiplied.
void Sampler::penalise() {
    const auto penalty = static_cast<float>(m_spec.repetitionPenalty);
    for (const auto id : m_seen) {
        if (id >= 0 && id < static_cast<std::int64_t>(m_logits.size())) {
            auto& logit = m_logits[static_cast<std::size_t>(id)];
            logit = logit > 0 ? logit / penalty : logit * penalty;
        }
    }
}

/// m_ranked holds (logit / temperature, id), the likeliest first, cut to k; top-p keeps the smallest head that reaches p.
std::int64_t Sampler::draw() {
    double sum = 0;
    std::vector<double> weights;
    for (const auto& [logit, id] : m_ranked)
        sum += weights.emplace_back(std::exp(static_cast<double>(logit) - static_cast<double>(m_ranked.front().first)));
    double kept = 0;
    std::size_t count = 0;
    while (count < weights.size() && (count == 0 || kept < m_spec.topP * sum))
        kept += weights[count++];
    double rest = m_random.uniform() * kept;
    std::size_t chosen = 0;
    while (chosen + 1 < count && (rest -= weights[chosen]) >= 0)
        ++chosen;
    return m_ranked[chosen].second;
}

std::int64_t Sampler::choose(std::span<const float> logits) {
    m_logits.assign(logits.begin(), logits.end());
    if (m_spec.repetitionPenalty != 1)
        penalise();
    std::int64_t chosen = std::max_element(m_logits.begin(), m_logits.end()) - m_logits.begin();
    if (m_spec.temperature > 0) {
        m_ranked.clear();
        for (std::size_t id = 0; id < m_logits.size(); ++id) {
            if (m_logits[id] > -std::numeric_limits<float>::infinity())
                m_ranked.emplace_back(m_logits[id] / static_cast<float>(m_spec.temperature), static_cast<std::int64_t>(id));
        }
        const auto k = m_spec.topK > 0 ? std::min<std::size_t>(static_cast<std::size_t>(m_spec.topK), m_ranked.size()) : m_ranked.size();
        const auto byLogit = [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; };
        std::partial_sort(m_ranked.begin(), m_ranked.begin() + static_cast<std::ptrdiff_t>(k), m_ranked.end(), byLogit);
        m_ranked.resize(k);
        chosen = m_ranked.empty() ? chosen : draw();
    }
    const auto place = std::lower_bound(m_seen.begin(), m_seen.end(), chosen);
    if (place == m_seen.end() || *place != chosen)
        m_seen.insert(place, chosen);
    return chosen;
}

} // namespace danlu::engine
