#pragma once

#include "LoadedModel.h"
#include "engine/training/Trainer.h"

namespace danlu::worker {

/// Both parts of a run's dataset as tokens.
struct TrainData {
    engine::Encoded train, validation;
};
Result<TrainData> encodeTrainData(JobContext& context, const TextSide& text, const spec::TrainSpec& spec, const std::function<bool()>& isCancelled);

/// The spec's checks that need no data.
Result<spec::TrainSpec> trainSpecOf(const JobContext& context);

/// What a run would take and how its first example looks, see protocol/Jobs.h.
Result<Json> dryRun(JobContext& context, const spec::TrainSpec& spec);

/// What a run made: files with hashes, a hash over all of them, and the new model as a ModelSource.
struct RunResult {
    Json files = Json::array();
    std::string sha256; // hexadecimal, of the lines "hash  name"
    Json model;
};
Result<RunResult> describeResult(const JobContext& context, engine::BlobStore& store, const spec::TrainSpec& spec);

} // namespace danlu::worker
