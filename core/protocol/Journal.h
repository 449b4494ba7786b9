#pragma once

#include "base/Clock.h"
#include "base/File.h"
#include "protocol/Control.h"
#include "protocol/RunState.h"

#include <array>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace danlu::protocol {

// `run/journal`: "DJRN", u8 version, 3 zero bytes; then records: u32 bytes of the payload, u32 CRC-32C of it, payload = u8 type,
// i64 UTC milliseconds, fields; little endian. Numbers, phases and codes only, never a text of the user's: it lies there in the clear.

/// What the worker is about, in the order of a run.
enum class Phase : std::uint8_t { Loading, Tokenizing, Training, Evaluating, Saving, Paused, Merging, Quantizing, Writing, Verifying, Generating };
std::string_view nameOf(Phase phase);

/// A curve on the step axis.
enum class Series : std::uint8_t { Loss, EvalLoss, LearningRate, GradNorm, TokensPerSecond, Epoch, Perplexity, StepSeconds, Tokens };
/// "loss" "eval_loss" "learning_rate" "grad_norm" "tokens_per_second" "epoch" "eval_perplexity" "step_seconds" "num_input_tokens_seen".
std::string_view nameOf(Series series);
std::optional<Series> seriesOf(std::string_view name);

/// A curve on the time axis. GPU gauges have a device number.
enum class Gauge : std::uint8_t {
    CpuPercent,
    MemoryUsed,
    MemoryTotal,
    ProcessMemory,
    DiskRead,
    DiskWritten,
    GpuPercent,
    GpuMemoryUsed,
    GpuMemoryTotal,
    GpuTemperature,
    GpuPower
};
/// "cpu_percent" "memory_used" … bytes, percent, °C, watts.
std::string_view nameOf(Gauge gauge);

struct StateRecord { // a change of state, and why it ended
    RunState state = RunState::Queued;
    std::uint8_t error = 255; // ErrorCode, 255 = none
    std::int64_t step = 0;
};
struct BeginRecord { // an attempt begins
    std::int64_t totalSteps = 0;
    std::int64_t firstStep = 0; // > 0 = resumed from that checkpoint
    std::uint32_t threads = 0;
    std::uint32_t instructionSet = 0; // engine's number, differs where bits may
    std::uint32_t library = 0;        // LibTorch, 2.11.0 = 21100
    std::uint8_t device = 0;          // 0 CPU, 1 CUDA
};
struct PhaseRecord {
    Phase phase = Phase::Loading;
};
struct ProgressRecord { // of the phase
    std::int64_t done = 0, total = 0;
};
struct MetricRecord {
    Series series = Series::Loss;
    std::int64_t step = 0;
    double value = 0;
};
struct GaugeRecord {
    Gauge gauge = Gauge::CpuPercent;
    std::uint8_t device = 0;
    double value = 0;
};
struct CheckpointRecord { // written, synced and readable
    std::int64_t step = 0;
    std::array<unsigned char, 32> sha256{}; // of its manifest
};
struct ControlRecord { // a control line was taken note of
    std::uint64_t number = 0;
    Command command = Command::CancelNow;
};
struct HeartbeatRecord {
    std::uint64_t counter = 0; // operations since the worker began
};
struct ResultRecord { // result/ is complete
    std::int64_t steps = 0;
    std::array<unsigned char, 32> sha256{}; // of its manifest
};
struct WarningRecord { // something a person should know, by number
    std::uint8_t code = 0;
    std::int64_t detail = 0;
};

/// Values of WarningRecord::code.
enum class Warning : std::uint8_t {
    BitsMayDiffer = 1,
    CheckpointSkipped = 2,
    CheckpointFailed = 3,
    ClientGone = 4,
    JournalDamaged = 5,
    NotANumber = 6,
    CounterStill = 7
};

using RecordBody = std::variant<StateRecord, BeginRecord, PhaseRecord, ProgressRecord, MetricRecord, GaugeRecord, CheckpointRecord, ControlRecord,
                                HeartbeatRecord, ResultRecord, WarningRecord>;
struct Record {
    std::int64_t time = 0; // UTC milliseconds
    RecordBody body;
};

Bytes encodeRecord(const Record& record);

/// Reads a journal from the beginning and then what is appended, also while a worker writes. One thread.
class JournalReader {
public:
    explicit JournalReader(Path path) : m_path(std::move(path)) {}
    /// Whole records since the last call. A torn tail is no error: it is read again next time. NotFound while there is no file.
    Result<std::vector<Record>> poll();
    /// Bytes that are whole records.
    std::uint64_t intactBytes() const { return m_offset; }

private:
    Path m_path;
    std::uint64_t m_offset = 0;
};

/// Everything in a journal; an absent one is empty.
Result<std::vector<Record>> readJournal(const Path& path);

/// Appends records from its own thread, so that a training step never waits for the disk. Any thread may call add().
/// The queue is bounded: when it is full, numbers (metrics, gauges, progress, heartbeats) make room for newer ones of the same curve,
/// records of state, checkpoints, control, results and warnings never do. Those are synced to the disk.
class JournalWriter {
public:
    /// Opens or creates; cuts off a torn tail first. The caller holds the run's lock.
    static Result<std::unique_ptr<JournalWriter>> open(const Path& path, const Clock& clock);
    ~JournalWriter();

    void add(RecordBody body);
    /// Waits until everything added so far is in the file; the first write error since the last call.
    Result<> flush();

private:
    JournalWriter(Descriptor file, Path path, const Clock& clock);
    void run();
    Result<> writeBatch(std::deque<Record> batch);
    void coalesce();

    Descriptor m_file;
    Path m_path;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_wake, m_idle;
    std::deque<Record> m_queue;
    Result<> m_failure;
    bool m_writing = false, m_closing = false;
    std::thread m_thread;
};

} // namespace danlu::protocol
