#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string>

namespace danlu::engine {

class CausalModel;

enum class TrainPhase { Preparing, Training, Evaluating, Sampling, Saving, Finishing };
std::string_view nameOf(TrainPhase phase);

/// How a run is asked to end.
/// AfterStep: finish the step, write a checkpoint, end. AfterCheckpoint: go on to the next regular checkpoint. Now: end at once.
enum class StopWish { None, AfterStep, AfterCheckpoint, Now };

/// One point of the curves: means over the steps since the last one, as the Trainer logs them.
struct StepMetrics {
    std::int64_t step = 0; // optimizer steps done, from 1
    double epoch = 0;
    double loss = 0;
    double learningRate = 0; // the one this step used
    double gradNorm = 0;     // before clipping
    double tokensPerSecond = 0;
};
struct EvalMetrics {
    std::int64_t step = 0;
    double loss = 0;       // mean of batch means weighted by rows, as the Trainer's eval_loss
    double perplexity = 0; // exp of the mean over tokens
    std::int64_t tokens = 0;
};

/// What the trainer tells and asks while it works, on its own thread. Implementations return at once, but for stopWish:
/// a step never waits.
class TrainObserver {
public:
    virtual ~TrainObserver() = default;
    virtual void phase(TrainPhase phase) = 0;
    /// Every optimizer step, with the tokens (padding left out) processed so far.
    virtual void progress(std::int64_t step, std::int64_t totalSteps, std::int64_t tokens) = 0;
    virtual void metrics(const StepMetrics& metrics) = 0; // every logging_steps
    virtual void evaluated(const EvalMetrics& metrics) = 0;
    /// The checkpoint is durable; `sha256` is that of its manifest.
    virtual void checkpointWritten(std::int64_t step, const std::string& name, const std::string& sha256) = 0;
    /// Something the user should know: an environment that differs on resume, a damaged checkpoint that was skipped.
    virtual void warning(const std::string& sentence) = 0;
    /// Asked before every micro-batch; where a paused run waits. What it takes counts neither as training nor as the run's time.
    virtual StopWish stopWish() = 0;
    /// Asked after every step: whether a checkpoint is wanted now besides the regular ones.
    virtual bool wantsCheckpoint() { return false; }
    /// Where the spec wants sample answers: before the first step, at its pace and at the end, with the model as it stands (gradients and
    /// dropout off). Whatever is done with the model here must leave its weights alone; nothing of it changes the run's bits.
    virtual void sample(std::int64_t step, CausalModel& model) = 0;
};

} // namespace danlu::engine
