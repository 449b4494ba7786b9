#pragma once

#include "RunSamples.h"
#include "RunSession.h"

namespace danlu::worker {

/// Carries what the trainer says into journal, log and pipe, and what people ask back to it.
class RunObserver final : public engine::TrainObserver {
public:
    RunObserver(JobContext& context, RunSession& session) : m_context(context), m_session(session) {}

    void phase(engine::TrainPhase phase) override;
    void progress(std::int64_t step, std::int64_t totalSteps, std::int64_t tokens) override;
    void metrics(const engine::StepMetrics& metrics) override;
    void evaluated(const engine::EvalMetrics& metrics) override;
    void checkpointWritten(std::int64_t step, const std::string& name, const std::string& sha256) override;
    void warning(const std::string& sentence) override;
    engine::StopWish stopWish() override;
    bool wantsCheckpoint() override { return m_session.takeCheckpointWish(); }
    void sample(std::int64_t step, engine::CausalModel& model) override;

    /// Answers the questions from now on.
    void setSamples(std::unique_ptr<RunSamples> samples) { m_samples = std::move(samples); }
    /// There are none, and why; the run goes on without.
    void dropSamples(const Error& error);

    std::int64_t step() const { return m_step; }
    const std::vector<std::string>& warnings() const { return m_warnings; }

private:
    using Values = std::vector<std::pair<protocol::Series, double>>;
    void report(std::int64_t step, const Values& values);
    bool isToWait() const;
    void wait();
    double eta(std::int64_t step, std::int64_t total);

    JobContext& m_context;
    RunSession& m_session;
    std::unique_ptr<RunSamples> m_samples;
    std::int64_t m_step = 0, m_firstStep = -1, m_tokens = 0, m_loggedStep = 0;
    double m_began = 0, m_logged = 0, m_lastRecord = -1;
    protocol::Phase m_phase = protocol::Phase::Loading;
    std::vector<std::string> m_warnings;
};

} // namespace danlu::worker
