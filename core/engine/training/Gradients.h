#pragma once

#include "engine/objective/Objective.h"
#include "engine/optimizer/AdamW.h"

namespace danlu::engine {

/// The rows of one micro-batch, in one part or in several that are computed side by side. A part is one thread's from beginning to end, so
/// threads meet once per micro-batch instead of at every operation, and a thread that another program holds up does not stop the rest.
struct MicroBatch {
    std::vector<Batch> parts;
    std::int64_t tokens = 0, learned = 0; // of all parts, as in Batch
};
/// At most `most` parts of neighbouring rows with about as many tokens each; fewer where a part would be too little work. The same rows
/// and the same `most` give the same parts.
MicroBatch makeMicroBatch(const TokenTable& table, std::span<const std::int64_t> rows, std::int64_t most);

/// One part per thread on the CPU while the gradients that each part keeps until the sum are small; else 1, and all threads work on each
/// operation together.
std::int64_t partsThatPay(const std::vector<Trainable>& parameters, const at::Device& device);

/// Adds the gradients of Σ cross-entropy / items to the parameters', part after part in their order, and returns that loss.
double addGradients(CausalModel& model, const Objective& objective, const std::vector<Trainable>& parameters, const MicroBatch& batch, std::int64_t items,
                    at::Generator& dropout);

} // namespace danlu::engine
