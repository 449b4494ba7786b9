#include "engine/training/Trainer.h"

#include "engine/checkpoint/Checkpoint.h"
#include "engine/device/Guard.h"
#include "engine/objective/Objective.h"
#include "engine/optimizer/AdamW.h"
#include "engine/optimizer/Schedule.h"
#include "engine/training/Evaluation.h"
#include "engine/training/Fingerprint.h"
#include "engine/training/ParameterPolicy.h"
#include "engine/training/Progress.h"
#include "engine/training/Sampler.h"
#include "engine/training/Stopwatch.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/div.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>

namespace danlu::engine {
namespace {

Error notFinite(std::int64_t step, std::string_view what, double value) {
    return Error(ErrorCode::Failed,
                 "step " + std::to_string(step) + ": the " + std::string(what) + " is " + (std::isnan(value) ? "not a number" : "infinite") + "; the run stops")
        .withHint("Lower the learning_rate, lengthen the warm-up or check the data; the last checkpoint is from before this step.");
}

/// One run of the loop. The order of things within a step is the Trainer's: backward × accumulation, clip, update, log, evaluate, save.
class TrainRun {
public:
    TrainRun(const TrainInputs& inputs, Objective objective)
        : m_in(inputs), m_spec(inputs.spec), m_objective(std::move(objective)), m_plan(planOf(inputs.spec, inputs.train.count())),
          m_dropout(at::make_generator<at::CPUGeneratorImpl>(std::uint64_t(inputs.spec.seed) ^ kDropoutSalt)),
          m_fingerprint(runFingerprint(inputs.spec, inputs.train)), m_awake(inputs.clock), m_training(inputs.clock) {}

    Result<TrainOutcome> run() {
        DANLU_CHECK(prepare());
        m_in.observer.phase(TrainPhase::Training);
        m_started = m_awake.seconds();
        if (m_progress.step == 0)
            sample(); // what the model says before it has learned anything
        m_logged = m_training.seconds();
        while (m_progress.step < m_plan.totalSteps) {
            DANLU_TRY(const bool done, oneStep());
            if (!done)
                return outcome(TrainEnd::Stopped);
            DANLU_TRY(const bool goOn, afterStep());
            if (!goOn)
                return outcome(TrainEnd::Stopped);
        }
        return finish();
    }

private:
    static constexpr std::uint64_t kDropoutSalt = 0x64726f70; // "drop": masks and fresh adapters draw from different streams

    Result<> prepare() {
        m_in.observer.phase(TrainPhase::Preparing);
        if (m_in.train.count() == 0)
            return Error(ErrorCode::Rejected, "there is no example to learn from")
                .withHint("Check the train split, max_seq_length and the template's loss mask.");
        DANLU_TRY(m_policy, policyOf(m_spec.method));
        DANLU_TRY(auto trainable, m_policy->prepare(m_in.model, m_spec));
        if (trainable.empty())
            return Error(ErrorCode::Rejected, "the run would train nothing");
        m_optimizer.emplace(std::move(trainable), AdamWOptions{m_spec.adamBeta1, m_spec.adamBeta2, m_spec.adamEpsilon, m_spec.weightDecay});
        m_schedule = {m_spec.scheduler, m_plan.warmupSteps, m_plan.totalSteps};
        DANLU_CHECK(resume());
        m_order = epochOrder(std::int64_t(m_in.train.count()), m_spec.seed, m_progress.epoch, m_spec.shuffle);
        return ok();
    }

    Result<> resume() {
        DANLU_TRY(auto found, newestCheckpoint(m_in.store));
        if (!found)
            return ok();
        for (const auto& warning : found->warnings)
            m_in.observer.warning(warning + "; the one before it is used");
        const auto& state = found->state;
        if (state.specFingerprint != m_fingerprint)
            return Error(ErrorCode::Rejected, "the checkpoints in this run folder belong to other settings or other data")
                .withHint("Start a new run instead of resuming this one.");
        if (const auto difference = differenceText(state.environment, environmentOf(m_in.model.device())); !difference.empty())
            m_in.observer.warning("the environment differs from the checkpoint's (" + difference +
                                  "): results may differ in the last bits from an uninterrupted run");
        DANLU_TRY(m_progress, progressOf(state.progress));
        DANLU_CHECK(restoreWeights(state.weights));
        DANLU_CHECK(m_optimizer->restore(state.optimizer, m_progress.step));
        m_resumed = true;
        m_lastSaved = m_progress.step;
        return restoreRandom(state.random);
    }

    Result<> restoreWeights(const NamedTensors& weights) {
        c10::NoGradGuard noGradients;
        for (const auto& [name, tensor] : m_optimizer->parameters()) {
            const auto found = std::find_if(weights.begin(), weights.end(), [&](const auto& one) { return one.first == name; });
            if (found == weights.end() || found->second.sizes() != tensor.sizes())
                return Error(ErrorCode::Corrupt, "the checkpoint does not hold " + name + " in the size this run needs");
            at::Tensor target = tensor;
            target.copy_(found->second);
        }
        return ok();
    }

    Result<> restoreRandom(const NamedTensors& random) {
        if (random.size() != 1 || random[0].first != "dropout")
            return Error(ErrorCode::Corrupt, "the checkpoint's random state is not complete");
        m_dropout.set_state(random[0].second);
        return ok();
    }

    /// One optimizer step; false where the run is to end at once.
    Result<bool> oneStep() {
        std::vector<Batch> group = nextGroup();
        std::int64_t items = 0;
        for (const auto& batch : group)
            items += batch.learned;
        double loss = 0;
        for (const auto& batch : group) {
            if (stopWish() == StopWish::Now)
                return false;
            DANLU_TRY(const double part, backward(batch, items));
            loss += part;
            m_progress.tokens += batch.tokens;
            m_tokensSinceLog += batch.tokens;
        }
        const double norm = clipGradients(m_optimizer->parameters(), m_spec.maxGradNorm);
        if (!std::isfinite(norm))
            return notFinite(m_progress.step + 1, "gradient", norm);
        m_rate = m_spec.effectiveLearningRate() * m_schedule.multiplier(m_progress.step);
        m_optimizer->step(m_rate);
        m_optimizer->clearGradients();
        ++m_progress.step;
        m_progress.batchInEpoch += std::int64_t(group.size());
        m_progress.lossSinceLog += loss;
        m_progress.lossTotal += loss;
        ++m_progress.stepsSinceLog;
        m_progress.lastGradNorm = norm;
        return true;
    }

    /// The micro-batches of the next optimizer step. The last group of an epoch may be smaller.
    std::vector<Batch> nextGroup() {
        if (m_progress.batchInEpoch >= m_plan.batchesPerEpoch) {
            ++m_progress.epoch;
            m_progress.batchInEpoch = 0;
            m_order = epochOrder(std::int64_t(m_in.train.count()), m_spec.seed, m_progress.epoch, m_spec.shuffle);
        }
        const auto last = std::min(m_plan.batchesPerEpoch, m_progress.batchInEpoch + m_spec.accumulation);
        std::vector<Batch> group;
        for (auto batch = m_progress.batchInEpoch; batch < last; ++batch) {
            const auto from = std::size_t(batch * m_spec.batchSize);
            const auto count = std::min(m_order.size() - from, std::size_t(m_spec.batchSize));
            group.push_back(makeBatch(m_in.train, std::span(m_order).subspan(from, count), 0));
        }
        return group;
    }

    Result<double> backward(const Batch& batch, std::int64_t items) {
        const auto there = batch.to(m_in.model.device());
        const auto summed = m_objective.loss(m_in.model, there.ids, there.labels, {.dropout = m_dropout, .places = there.places});
        if (summed.targets == 0)
            return 0.0; // only first tokens are learned here: nothing is predicted
        const auto loss = summed.sum.div(double(std::max<std::int64_t>(1, items)));
        const double value = loss.item<double>();
        if (!std::isfinite(value))
            return notFinite(m_progress.step + 1, "loss", value);
        loss.backward();
        return value;
    }

    /// Log, evaluate, save. False where the run is to end.
    Result<bool> afterStep() {
        m_in.observer.progress(m_progress.step, m_plan.totalSteps, m_progress.tokens);
        if (m_progress.step % m_spec.loggingSteps == 0 || m_progress.step == m_plan.totalSteps)
            logMetrics();
        if (m_spec.evalSteps > 0 && m_progress.step % m_spec.evalSteps == 0)
            DANLU_CHECK(evaluate());
        if (const auto pace = m_spec.samplePace(); pace > 0 && m_progress.step % pace == 0)
            sample();
        const auto wish = stopWish();
        const bool regular = (m_spec.saveSteps > 0 && m_progress.step % m_spec.saveSteps == 0) || m_progress.step == m_plan.totalSteps;
        if (wish == StopWish::Now)
            return false;
        if (regular || wish == StopWish::AfterStep || m_in.observer.wantsCheckpoint())
            DANLU_CHECK(save());
        const bool finished = m_progress.step == m_plan.totalSteps; // then a wish to stop came too late to matter
        return finished || !(wish == StopWish::AfterStep || (wish == StopWish::AfterCheckpoint && regular));
    }

    /// The observer holds a paused run in this call; that is nobody's training.
    StopWish stopWish() {
        const Stopwatch::Stop asleep(m_awake), idle(m_training);
        return m_in.observer.stopWish();
    }

    double epochFraction() const { return double(m_progress.epoch) + double(m_progress.batchInEpoch) / double(m_plan.batchesPerEpoch); }

    void logMetrics() {
        const auto now = m_training.seconds();
        m_in.observer.metrics({m_progress.step, epochFraction(), m_progress.lossSinceLog / double(m_progress.stepsSinceLog), m_rate, m_progress.lastGradNorm,
                               double(m_tokensSinceLog) / std::max(1e-9, now - m_logged)});
        m_progress.lossSinceLog = 0;
        m_progress.stepsSinceLog = 0;
        m_tokensSinceLog = 0;
        m_logged = now;
    }

    Result<> evaluate() {
        if (!m_in.validation || m_in.validation->count() == 0 || m_lastEvaluated == m_progress.step)
            return ok();
        m_in.observer.phase(TrainPhase::Evaluating);
        const Stopwatch::Stop besideTraining(m_training); // tokens per second are of training alone
        auto metrics = evaluateLoss(m_in.model, *m_in.validation, m_spec.batchSize, [this] { return stopWish() == StopWish::Now; });
        if (metrics) {
            metrics->step = m_lastEvaluated = m_progress.step;
            m_evaluation = metrics;
            m_in.observer.evaluated(*metrics);
        }
        m_in.observer.phase(TrainPhase::Training);
        return ok();
    }

    void sample() {
        if (m_spec.sampleRows == 0 || m_lastSampled == m_progress.step || stopWish() == StopWish::Now)
            return;
        m_lastSampled = m_progress.step;
        m_in.observer.phase(TrainPhase::Sampling);
        const Stopwatch::Stop besideTraining(m_training), besideRun(m_awake);
        c10::NoGradGuard noGradients;
        m_in.observer.sample(m_progress.step, m_in.model);
        m_in.observer.phase(TrainPhase::Training);
    }

    Result<> save() {
        if (m_lastSaved == m_progress.step)
            return ok();
        m_in.observer.phase(TrainPhase::Saving);
        const Stopwatch::Stop besideTraining(m_training);
        CheckpointState state{m_progress.step,
                              toJson(m_progress),
                              environmentOf(m_in.model.device()),
                              m_fingerprint,
                              {},
                              m_optimizer->state(),
                              {{"dropout", m_dropout.get_state()}}};
        for (const auto& parameter : m_optimizer->parameters())
            state.weights.emplace_back(parameter.name, parameter.tensor);
        DANLU_TRY(const auto sha256, writeCheckpoint(m_in.store, state));
        m_lastSaved = m_progress.step;
        m_in.observer.checkpointWritten(m_progress.step, "checkpoints/step-" + std::to_string(m_progress.step), sha256);
        DANLU_CHECK(pruneCheckpoints(m_in.store, m_spec.saveTotalLimit));
        m_in.observer.phase(TrainPhase::Training);
        return ok();
    }

    Result<TrainOutcome> finish() {
        DANLU_CHECK(evaluate());
        sample();
        m_in.observer.phase(TrainPhase::Finishing);
        DANLU_CHECK(m_policy->save(m_in.model, m_spec, m_in.baseName, m_in.store, "result"));
        return outcome(TrainEnd::Finished);
    }

    TrainOutcome outcome(TrainEnd end) const {
        const auto steps = std::max<std::int64_t>(1, m_progress.step);
        return {end,
                m_progress.step,
                m_plan.totalSteps,
                epochFraction(),
                m_progress.lossTotal / double(steps),
                m_progress.tokens,
                m_awake.seconds() - m_started,
                m_evaluation,
                m_resumed};
    }

    const TrainInputs& m_in;
    const spec::TrainSpec& m_spec;
    Objective m_objective;
    TrainPlan m_plan;
    at::Generator m_dropout;
    std::string m_fingerprint;
    std::unique_ptr<ParameterPolicy> m_policy;
    std::optional<AdamW> m_optimizer;
    Schedule m_schedule;
    Progress m_progress;
    std::vector<std::int64_t> m_order;
    std::optional<EvalMetrics> m_evaluation;
    Stopwatch m_awake, m_training; // without pauses and sample answers; without evaluations and saving either
    std::int64_t m_tokensSinceLog = 0, m_lastSaved = -1, m_lastEvaluated = -1, m_lastSampled = -1;
    double m_started = 0, m_logged = 0, m_rate = 0;
    bool m_resumed = false;
};

} // namespace

Result<TrainOutcome> train(const TrainInputs& inputs) {
    auto outcome = guarded("training", [&]() -> Result<TrainOutcome> {
        DANLU_TRY(auto objective, objectiveOf(inputs.spec.stage));
        c10::AutoGradMode gradients(true);
        return TrainRun(inputs, std::move(objective)).run();
    });
    if (!outcome)
        freezeAll(inputs.model);
    return outcome;
}

} // namespace danlu::engine
