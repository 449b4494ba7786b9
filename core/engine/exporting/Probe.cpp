#include "engine/exporting/Probe.h"

#include "engine/evaluate/Evaluate.h"

#include <ATen/ops/logsumexp.h>
#include <ATen/ops/topk.h>

#include <algorithm>
#include <cmath>

namespace danlu::engine {
namespace {

constexpr std::int64_t kTop = 5;
constexpr std::int64_t kSequences = 4, kLength = 24;

/// Logits of all sequences, one [seq, vocab] after the other.
Result<std::vector<at::Tensor>> probeLogits(CausalModel& model, const std::vector<std::vector<std::int64_t>>& ids) {
    std::vector<at::Tensor> all;
    for (const auto& sequence : ids) {
        DANLU_TRY(auto logits, logitsOf(model, sequence));
        all.push_back(std::move(logits));
    }
    return all;
}

void addPositions(const at::Tensor& logits, std::vector<ProbePosition>& positions) {
    const auto count = std::min(kTop, logits.size(1));
    const auto [values, ids] = at::topk(logits, count, 1);
    const auto sums = at::logsumexp(logits, {1});
    for (std::int64_t row = 0; row < logits.size(0); ++row) {
        ProbePosition position;
        for (std::int64_t i = 0; i < count; ++i)
            position.top.emplace_back(ids[row][i].item<std::int64_t>(), values[row][i].item<double>());
        position.logSum = sums[row].item<double>();
        positions.push_back(std::move(position));
    }
}

Result<ProbePosition> positionOf(const Json& json) {
    ProbePosition position;
    DANLU_TRY(position.logSum, member<double>(json, "log_sum"));
    DANLU_TRY(const auto top, member<Json>(json, "top"));
    for (const auto& pair : top) {
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_integer() || !pair[1].is_number())
            return Error(ErrorCode::Corrupt, "the recorded logits are damaged");
        position.top.emplace_back(pair[0].get<std::int64_t>(), pair[1].get<double>());
    }
    if (position.top.empty())
        return Error(ErrorCode::Corrupt, "the recorded logits are damaged");
    return position;
}

} // namespace

std::vector<std::vector<std::int64_t>> madeUpProbes(const ModelConfig& config) {
    std::vector<std::vector<std::int64_t>> probes(kSequences);
    std::uint64_t state = 1;
    for (auto& sequence : probes) {
        for (std::int64_t i = 0; i < std::min(kLength, config.maxPositions); ++i) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            sequence.push_back(std::int64_t((state >> 33) % std::uint64_t(config.vocab)));
        }
    }
    return probes;
}

Result<Probe> probeModel(CausalModel& model, const std::vector<std::vector<std::int64_t>>& ids) {
    DANLU_TRY(const auto logits, probeLogits(model, ids));
    Probe probe{ids, {}};
    for (const auto& one : logits)
        addPositions(one, probe.positions);
    return probe;
}

Json toJson(const Probe& probe) {
    Json positions = Json::array();
    for (const auto& position : probe.positions)
        positions.push_back({{"top", position.top}, {"log_sum", position.logSum}});
    return {{"ids", probe.ids}, {"positions", std::move(positions)}};
}

Result<Probe> probeOf(const Json& json) {
    Probe probe;
    DANLU_TRY(probe.ids, member<std::vector<std::vector<std::int64_t>>>(json, "ids"));
    DANLU_TRY(const auto positions, member<Json>(json, "positions"));
    for (const auto& one : positions) {
        DANLU_TRY(auto position, positionOf(one));
        probe.positions.push_back(std::move(position));
    }
    std::size_t expected = 0;
    for (const auto& sequence : probe.ids)
        expected += sequence.size();
    if (expected == 0 || expected != probe.positions.size())
        return Error(ErrorCode::Corrupt, "the recorded logits do not fit their token ids");
    return probe;
}

Result<ProbeDifference> compareProbe(const Probe& recorded, CausalModel& model) {
    DANLU_TRY(const auto logits, probeLogits(model, recorded.ids));
    ProbeDifference difference;
    auto position = recorded.positions.begin();
    std::vector<std::pair<double, bool>> choices; // recorded margin, same choice
    for (const auto& one : logits) {
        const auto best = one.argmax(1);
        const auto sums = at::logsumexp(one, {1});
        for (std::int64_t row = 0; row < one.size(0); ++row, ++position) {
            difference.largest = std::max(difference.largest, std::abs(sums[row].item<double>() - position->logSum));
            for (const auto& [id, logit] : position->top) {
                if (id < 0 || id >= one.size(1))
                    return Error(ErrorCode::Corrupt, "a recorded token id is outside the vocabulary");
                difference.largest = std::max(difference.largest, std::abs(one[row][id].item<double>() - logit));
            }
            const double margin = position->top.size() > 1 ? position->top[0].second - position->top[1].second : 0;
            choices.emplace_back(margin, best[row].item<std::int64_t>() == position->top[0].first);
        }
    }
    if (!std::isfinite(difference.largest))
        return Error(ErrorCode::Corrupt, "the model's logits are not numbers");
    for (const auto& [margin, same] : choices)
        difference.sameChoices = difference.sameChoices && (same || margin <= 2 * difference.largest);
    return difference;
}

} // namespace danlu::engine
