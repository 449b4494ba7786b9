#pragma once

#include "engine/device/Device.h"
#include "engine/model/BlobStore.h"
#include "engine/model/NamedTensors.h"

namespace danlu::engine {

/// Everything a run needs to go on as if it had never stopped.
struct CheckpointState {
    std::int64_t step = 0; // optimizer steps done
    Json progress;         // the trainer's own counters: epoch, position in it, sums for the log, schedule
    Environment environment;
    std::string specFingerprint; // resuming with other settings is refused
    NamedTensors weights;        // trainable tensors
    NamedTensors optimizer;
    NamedTensors random; // generator states, uint8
};

/// Writes checkpoints/step-N/: three safetensors files, then manifest.json with their hashes and sizes, which makes it valid.
/// Returns the SHA-256 of the manifest. Tensors with NaN or infinity are refused.
Result<std::string> writeCheckpoint(BlobStore& store, const CheckpointState& state);
/// Deletes the oldest until `keep` are left (0 = keeps all), and unfinished ones.
Result<> pruneCheckpoints(BlobStore& store, std::int64_t keep);

struct FoundCheckpoint {
    CheckpointState state;
    std::vector<std::string> warnings; // damaged newer ones that were passed over
};
/// The newest checkpoint whose manifest and hashes hold; nothing where there is none. Where there are some and all are damaged: Corrupt.
Result<std::optional<FoundCheckpoint>> newestCheckpoint(BlobStore& store);
/// Steps of the checkpoints that have a manifest, ascending.
Result<std::vector<std::int64_t>> checkpointSteps(BlobStore& store);

} // namespace danlu::engine
