#pragma once

#include "base/Json.h"
#include "engine/model/ModelConfig.h"
#include "spec/TrainSpec.h"

namespace danlu::engine {

/// Bytes a run will need, by purpose; for `--dry-run`. Checked against measured peaks in tests/bench/lora.
struct TrainEstimate {
    std::int64_t parameters = 0, trainable = 0;
    std::int64_t weights = 0, gradients = 0, optimizer = 0, activations = 0, library = 0; // library: LibTorch itself
    std::int64_t checkpointBytes = 0;                                                     // one checkpoint on disk
    std::int64_t diskBytes = 0; // the most that lies on disk at once: checkpoints kept, the one being written, the result
    std::int64_t memory() const { return weights + gradients + optimizer + activations + library; }
};
/// `longest`: tokens of the longest row after cutting (max_seq_length where it is not known).
TrainEstimate estimate(const spec::TrainSpec& spec, const ModelConfig& config, std::int64_t longest);
Json toJson(const TrainEstimate& estimate);

} // namespace danlu::engine
