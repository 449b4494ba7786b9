#include "RunObserver.h"

#include "crypto/Hash.h"

#include <algorithm>

namespace danlu::worker {
namespace {

using namespace protocol;
using engine::StopWish;
using engine::TrainPhase;

Phase phaseOf(TrainPhase phase) {
    switch (phase) {
    case TrainPhase::Preparing:
        return Phase::Loading;
    case TrainPhase::Training:
        return Phase::Training;
    case TrainPhase::Evaluating:
        return Phase::Evaluating;
    case TrainPhase::Sampling:
        return Phase::Generating;
    case TrainPhase::Saving:
        return Phase::Saving;
    case TrainPhase::Finishing:
        return Phase::Writing;
    }
    return Phase::Training;
}

} // namespace

void RunObserver::phase(TrainPhase phase) {
    m_phase = phaseOf(phase);
    m_session.phase(m_phase);
    if (phase != TrainPhase::Training)
        return;
    m_session.event(RunEvent::Loaded);
    if (m_began == 0)
        m_began = m_logged = m_context.clock().monotonicSeconds();
}

void RunObserver::progress(std::int64_t step, std::int64_t totalSteps, std::int64_t tokens) {
    if (m_firstStep < 0)
        m_firstStep = m_loggedStep = step - 1;
    m_step = step;
    m_tokens = tokens;
    const double now = m_context.clock().monotonicSeconds();
    if (now - m_lastRecord >= 1 || step == totalSteps) {
        m_lastRecord = now;
        m_session.journal().add(ProgressRecord{step, totalSteps});
    }
    m_context.progress(step, totalSteps, eta(step, totalSteps));
    m_session.pollControl();
}

double RunObserver::eta(std::int64_t step, std::int64_t total) {
    return (m_context.clock().monotonicSeconds() - m_began) / double(step - m_firstStep) * double(total - step);
}

void RunObserver::metrics(const engine::StepMetrics& metrics) {
    const double now = m_context.clock().monotonicSeconds();
    const double stepSeconds = (now - m_logged) / double(std::max<std::int64_t>(1, metrics.step - m_loggedStep));
    m_logged = now;
    m_loggedStep = metrics.step;
    report(metrics.step, {{Series::Loss, metrics.loss},
                          {Series::LearningRate, metrics.learningRate},
                          {Series::GradNorm, metrics.gradNorm},
                          {Series::Epoch, metrics.epoch},
                          {Series::TokensPerSecond, metrics.tokensPerSecond},
                          {Series::StepSeconds, stepSeconds},
                          {Series::Tokens, double(m_tokens)}});
}

void RunObserver::evaluated(const engine::EvalMetrics& metrics) {
    report(metrics.step, {{Series::EvalLoss, metrics.loss}, {Series::Perplexity, metrics.perplexity}});
}

void RunObserver::report(std::int64_t step, const Values& values) {
    Json json = Json::object();
    for (const auto& [series, value] : values) {
        m_session.journal().add(MetricRecord{series, step, value});
        json[std::string(nameOf(series))] = value;
    }
    m_context.client().send(MessageType::Metrics, Json{{"step", step}, {"values", std::move(json)}});
}

void RunObserver::checkpointWritten(std::int64_t step, const std::string&, const std::string& sha256) {
    CheckpointRecord record{step, {}};
    if (const auto bytes = crypto::fromHex(sha256); bytes && bytes->size() == record.sha256.size())
        std::copy(bytes->begin(), bytes->end(), record.sha256.begin());
    m_session.journal().add(record);
    m_context.client().send(MessageType::CheckpointWritten, Json{{"step", step}, {"sha256", sha256}});
}

void RunObserver::warning(const std::string& sentence) {
    const bool isEnvironment = sentence.starts_with("the environment differs");
    m_warnings.push_back(sentence);
    m_session.warn(isEnvironment ? Warning::BitsMayDiffer : Warning::CheckpointSkipped, m_step, sentence);
}

/// Where a paused run waits: the process stays alive and heard, the model in memory.
StopWish RunObserver::stopWish() {
    m_context.tick();
    if (isToWait())
        wait();
    return m_session.wish();
}

bool RunObserver::isToWait() const { return m_session.isPaused() && m_session.wish() == StopWish::None; }

void RunObserver::wait() {
    const double began = m_context.clock().monotonicSeconds();
    m_session.phase(Phase::Paused);
    while (isToWait()) {
        m_context.tick();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        m_session.pollControl();
    }
    m_session.phase(m_phase);
    const double waited = m_context.clock().monotonicSeconds() - began; // no part of a step, and none to expect of those to come
    m_began += waited;
    m_logged += waited;
}

void RunObserver::sample(std::int64_t step, engine::CausalModel& model) {
    if (!m_samples)
        return;
    const double began = m_context.clock().monotonicSeconds();
    auto asked = m_samples->ask(step, model, [this] { return m_session.wish() == StopWish::Now; });
    if (!asked && asked.error().code() != ErrorCode::Cancelled)
        dropSamples(asked.error());
    const double took = m_context.clock().monotonicSeconds() - began;
    m_logged += took; // no part of a step
    if (m_firstStep < 0)
        m_began += took; // and this once not one to expect again
}

void RunObserver::dropSamples(const Error& error) {
    m_samples.reset();
    m_warnings.push_back("no more sample answers: " + error.message());
    m_session.log("warning", "no more sample answers: " + error.chain());
}

} // namespace danlu::worker
