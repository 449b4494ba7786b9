#pragma once

#include "base/Json.h"
#include "engine/model/CausalModel.h"

namespace danlu::engine {

/// What a model says about a few token sequences: at each position the likeliest tokens with their logits, and log Σ exp over all logits,
/// which no change of a logit leaves alone. Written into an export's manifest and compared when the export is read back.
struct ProbePosition {
    std::vector<std::pair<std::int64_t, double>> top; // id, logit; the likeliest first
    double logSum = 0;
};
struct Probe {
    std::vector<std::vector<std::int64_t>> ids;
    std::vector<ProbePosition> positions; // of all sequences, one after the other
};

/// Sequences that visit the whole vocabulary, for when the caller has none.
std::vector<std::vector<std::int64_t>> madeUpProbes(const ModelConfig& config);
Result<Probe> probeModel(CausalModel& model, const std::vector<std::vector<std::int64_t>>& ids);
Json toJson(const Probe& probe);
Result<Probe> probeOf(const Json& json);

struct ProbeDifference {
    double largest = 0;      // over the recorded logits of `left` and over log Σ exp
    bool sameChoices = true; // the likeliest token, wherever the recorded margin exceeds twice the largest difference
};
/// `right` must come from the same sequences.
Result<ProbeDifference> compareProbe(const Probe& recorded, CausalModel& model);

} // namespace danlu::engine
