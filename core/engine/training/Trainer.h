#pragma once

#include "base/Clock.h"
#include "engine/model/BlobStore.h"
#include "engine/training/Examples.h"
#include "engine/training/TrainObserver.h"
#include "spec/TrainSpec.h"

namespace danlu::engine {

class CausalModel;

/// What a run works on. Everything outlives the call.
struct TrainInputs {
    const spec::TrainSpec& spec;
    CausalModel& model; // loaded with loadPlanFor(spec, device); the trainer attaches the adapter
    const TokenTable& train;
    const TokenTable* validation; // null or empty = no evaluation
    BlobStore& store;             // gets checkpoints/step-N/ and result/
    TrainObserver& observer;
    std::string baseName; // goes into the adapter's config
    const Clock& clock;
};

enum class TrainEnd { Finished, Stopped };
struct TrainOutcome {
    TrainEnd end = TrainEnd::Finished;
    std::int64_t steps = 0, totalSteps = 0;
    double epoch = 0;
    double finalLoss = 0; // mean over all steps of this call, Trainer's train_loss
    std::int64_t tokens = 0;
    double seconds = 0; // of this call, pauses and sample answers left out
    std::optional<EvalMetrics> evaluation;
    bool resumed = false;
};

/// Runs the one training loop with Hugging Face Trainer's semantics (adapters-and-training.md §3). If the store holds checkpoints
/// the newest undamaged one is resumed, to the same bits on the CPU. Finished: result/ holds the adapter or the weights.
/// Stopped: after `AfterStep` and `AfterCheckpoint` a checkpoint of the last step is there; after `Now` the last regular one.
/// A loss or gradient that is not finite ends the run with ErrorCode::Failed naming the step; nothing of it is saved.
Result<TrainOutcome> train(const TrainInputs& inputs);

/// Steps the run will take, and how they come about.
struct TrainPlan {
    std::int64_t batchesPerEpoch = 0, stepsPerEpoch = 0, totalSteps = 0, warmupSteps = 0;
    std::int64_t samplings = 0; // rounds of sample answers, the one before the first step included
};
TrainPlan planOf(const spec::TrainSpec& spec, std::size_t examples);

} // namespace danlu::engine
