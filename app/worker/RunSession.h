#pragma once

#include "JobContext.h"
#include "Pulse.h"
#include "engine/training/TrainObserver.h"
#include "protocol/Control.h"
#include "protocol/Log.h"
#include "spec/TrainSpec.h"
#include "telemetry/Telemetry.h"

namespace danlu::worker {

/// The worker's side of a run folder: lock, journal, sealed log, control file, state. It alone writes the journal.
/// The trainer's thread calls it; its own threads beat, sample the machine and read the control file.
class RunSession {
public:
    /// Takes the lock for as long as it lives. Locked while another worker has the run, Exists where it is finished or was begun and
    /// `resume` is not asked for.
    static Result<std::unique_ptr<RunSession>> open(JobContext& context, const spec::TrainSpec& spec, const protocol::TrainOptions& options);
    ~RunSession();

    const protocol::RunFolder& folder() const { return m_folder; }
    protocol::JournalWriter& journal() { return *m_journal; }
    void phase(protocol::Phase phase);
    /// To the client and into the sealed log.
    void log(std::string_view level, const std::string& text);
    void warn(protocol::Warning code, std::int64_t detail, const std::string& text);

    /// Moves the state and writes it down.
    void event(protocol::RunEvent event, std::int64_t step = 0);
    /// The last state of this attempt: with a row for the audit log, on the disk when it returns.
    Result<> end(protocol::RunEvent event, std::int64_t step, const Error* error);

    /// Reads what was asked since the last time, acknowledges it and takes it to heart. Any thread.
    void pollControl();
    engine::StopWish wish() const { return m_wish; }
    bool isPaused() const { return m_paused; }
    bool takeCheckpointWish() { return m_checkpoint.exchange(false); }

private:
    RunSession(JobContext& context, const spec::TrainSpec& spec, const protocol::TrainOptions& options);
    Result<> lockFolder();
    Result<> begin(bool resume);
    void startThreads();
    void obey(protocol::Command command);
    void raise(engine::StopWish wish);
    void noticeClient();
    void sampleMachine();

    JobContext& m_context;
    const spec::TrainSpec m_spec;
    protocol::RunFolder m_folder;
    std::optional<FileLock> m_lock;
    std::unique_ptr<protocol::JournalWriter> m_journal;
    std::unique_ptr<protocol::SealedLog> m_log;
    std::optional<protocol::ControlReader> m_control;
    std::optional<telemetry::Telemetry> m_telemetry;
    std::mutex m_controlMutex, m_stateMutex;
    protocol::RunState m_state = protocol::RunState::Queued;
    std::atomic<engine::StopWish> m_wish = engine::StopWish::None;
    std::atomic<bool> m_paused = false, m_checkpoint = false;
    bool m_clientGone = false;
    std::unique_ptr<Pulse> m_heartbeat, m_controlPulse, m_telemetryPulse;
};

} // namespace danlu::worker
