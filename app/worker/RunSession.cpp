#include "RunSession.h"

#include "Process.h"
#include "SealedFiles.h"
#include "engine/checkpoint/Checkpoint.h"

#include <algorithm>

namespace danlu::worker {
namespace {

using namespace protocol;
using engine::StopWish;

constexpr double kBeatSeconds = 2, kControlSeconds = 0.5, kTelemetrySeconds = 2;
constexpr int kLockTries = 20; // somebody who asks whether the run lives holds the lock for a moment

/// How strongly a wish wants the end: a weaker one never takes back a stronger one.
int urgencyOf(StopWish wish) {
    switch (wish) {
    case StopWish::None:
        return 0;
    case StopWish::AfterCheckpoint:
        return 1;
    case StopWish::AfterStep:
        return 2;
    case StopWish::Now:
        return 3;
    }
    return 0;
}

Error wasBegun(const RunSummary& before) {
    if (before.state == RunState::Finished)
        return Error(ErrorCode::Exists, "the run is finished").withHint("Start a new run, or use the model this one made.");
    return Error(ErrorCode::Exists, "the run was begun before and is " + std::string(nameOf(before.state)))
        .withHint("Use `danlu-cli run resume` to go on from its newest checkpoint.");
}

} // namespace

Result<std::unique_ptr<RunSession>> RunSession::open(JobContext& context, const spec::TrainSpec& spec, const TrainOptions& options) {
    std::unique_ptr<RunSession> session(new RunSession(context, spec, options));
    DANLU_CHECK(session->lockFolder());
    DANLU_CHECK(session->begin(options.resume));
    session->startThreads();
    return session;
}

RunSession::RunSession(JobContext& context, const spec::TrainSpec& spec, const TrainOptions&)
    : m_context(context), m_spec(spec), m_folder{context.start().folder} {}

RunSession::~RunSession() = default;

Result<> RunSession::lockFolder() {
    DANLU_CHECK(makeFolder(m_folder.root));
    for (int i = 0;; ++i) {
        auto lock = FileLock::acquire(m_folder.lock());
        if (lock) {
            m_lock.emplace(std::move(*lock));
            return ok();
        }
        if (i == kLockTries)
            return std::move(lock).error().wrap("another worker has this run");
        std::this_thread::sleep_for(std::chrono::milliseconds(25));
    }
}

Result<> RunSession::begin(bool resume) {
    DANLU_TRY(const auto* key, m_context.key("run"));
    DANLU_TRY(const auto records, readJournal(m_folder.journal()));
    const auto before = summarize(records, false);
    const bool isFresh = before.state == RunState::Queued;
    if (before.state == RunState::Finished || (!isFresh && !resume))
        return wasBegun(before);
    sweepPartialFiles(m_folder.root);
    std::error_code error;
    if (!std::filesystem::exists(m_folder.spec(), error)) {
        auto spec = m_spec;
        DANLU_CHECK(writeFileAtomically(m_folder.spec(), spec::toYaml(spec::fieldsOf(spec))));
    }
    DANLU_TRY(m_journal, JournalWriter::open(m_folder.journal(), m_context.clock()));
    DANLU_TRY(m_log, SealedLog::open(m_folder.log(), *key, m_context.clock()));
    m_control.emplace(m_folder.root, before.lastControl);
    if (!isFresh) { // what was asked of the attempt that ended is not meant for this one
        DANLU_TRY(const auto stale, m_control->poll());
        for (const auto& line : stale)
            m_journal->add(ControlRecord{line.number, line.command});
    }
    m_state = before.state;
    event(RunEvent::Begin);
    return m_journal->flush();
}

void RunSession::startThreads() {
    m_telemetry.emplace();
    m_heartbeat =
        std::make_unique<Pulse>(m_context.operations(), kBeatSeconds, [this](std::uint64_t operations) { m_journal->add(HeartbeatRecord{operations}); });
    m_controlPulse = std::make_unique<Pulse>(m_context.operations(), kControlSeconds, [this](std::uint64_t) { pollControl(); });
    m_telemetryPulse = std::make_unique<Pulse>(m_context.operations(), kTelemetrySeconds, [this](std::uint64_t) { sampleMachine(); });
}

void RunSession::phase(Phase phase) {
    m_journal->add(PhaseRecord{phase});
    m_context.phase(phase);
}

void RunSession::log(std::string_view level, const std::string& text) {
    m_context.log(level, text);
    if (auto written = m_log->add(level, text); !written)
        m_context.log("error", written.error().chain());
}

void RunSession::warn(Warning code, std::int64_t detail, const std::string& text) {
    m_journal->add(WarningRecord{static_cast<std::uint8_t>(code), detail});
    log("warning", text);
}

void RunSession::event(RunEvent event, std::int64_t step) {
    const std::lock_guard lock(m_stateMutex);
    const auto moved = next(m_state, event);
    if (std::exchange(m_state, moved) != moved)
        m_journal->add(StateRecord{moved, 255, step});
}

Result<> RunSession::end(RunEvent event, std::int64_t step, const Error* error) {
    m_controlPulse.reset();
    m_telemetryPulse.reset();
    pollControl(); // whoever asked at the last moment is answered
    const std::lock_guard lock(m_stateMutex);
    m_state = next(m_state, event);
    const auto audit = addPendingAudit(m_folder, {m_context.clock().utcMillis(), m_state, error ? std::string(nameOf(error->code())) : "", step});
    m_journal->add(StateRecord{m_state, error ? static_cast<std::uint8_t>(error->code()) : std::uint8_t{255}, step});
    DANLU_CHECK(m_journal->flush());
    return audit;
}

void RunSession::pollControl() {
    const std::lock_guard lock(m_controlMutex);
    if (auto lines = m_control->poll())
        for (const auto& line : *lines) {
            m_journal->add(ControlRecord{line.number, line.command});
            obey(line.command);
        }
    if (isTerminated())
        raise(StopWish::AfterStep);
    noticeClient();
}

void RunSession::obey(Command command) {
    switch (command) {
    case Command::CancelNow:
        return raise(StopWish::Now);
    case Command::CancelAfterStep:
        return raise(StopWish::AfterStep);
    case Command::CancelAfterCheckpoint:
        return raise(StopWish::AfterCheckpoint);
    case Command::Checkpoint:
        m_checkpoint = true;
        return;
    case Command::Pause:
    case Command::Resume:
        m_paused = command == Command::Pause;
        return;
    }
}

void RunSession::raise(StopWish wish) {
    if (urgencyOf(wish) <= urgencyOf(m_wish))
        return;
    m_wish = wish;
    event(RunEvent::StopAsked);
}

/// A closed pipe is no error: the spec says what it means.
void RunSession::noticeClient() {
    if (m_clientGone || !(m_context.inbox().isClosed() || m_context.client().isGone()))
        return;
    m_clientGone = true;
    m_journal->add(WarningRecord{static_cast<std::uint8_t>(Warning::ClientGone), 0});
    if (m_spec.onClientExit == "stop_after_checkpoint")
        raise(StopWish::AfterCheckpoint);
}

void RunSession::sampleMachine() {
    const auto sample = m_telemetry->sample();
    const auto add = [this](Gauge gauge, double value, std::size_t device = 0) {
        m_journal->add(GaugeRecord{gauge, static_cast<std::uint8_t>(device), value});
    };
    add(Gauge::CpuPercent, sample.cpuPercent);
    add(Gauge::MemoryUsed, double(sample.memoryUsed));
    add(Gauge::MemoryTotal, double(sample.memoryTotal));
    add(Gauge::ProcessMemory, double(sample.processMemory));
    add(Gauge::DiskRead, double(sample.diskRead));
    add(Gauge::DiskWritten, double(sample.diskWritten));
    for (std::size_t i = 0; i < std::min<std::size_t>(sample.gpus.size(), 255); ++i) {
        const auto& gpu = sample.gpus[i];
        if (gpu.percent)
            add(Gauge::GpuPercent, *gpu.percent, i);
        if (gpu.memoryUsed)
            add(Gauge::GpuMemoryUsed, double(*gpu.memoryUsed), i);
        if (gpu.memoryTotal)
            add(Gauge::GpuMemoryTotal, double(*gpu.memoryTotal), i);
        if (gpu.temperature)
            add(Gauge::GpuTemperature, *gpu.temperature, i);
        if (gpu.power)
            add(Gauge::GpuPower, *gpu.power, i);
    }
}

} // namespace danlu::worker
