#pragma once

#include "base/File.h"
#include "protocol/Control.h"
#include "protocol/RunState.h"

#include <array>
#include <cstdint>
#include <optional>
#include <variant>

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

/// The place in this list is the record's type in the file: new kinds go to the end.
using RecordBody = std::variant<StateRecord, BeginRecord, PhaseRecord, ProgressRecord, MetricRecord, GaugeRecord, CheckpointRecord, ControlRecord,
                                HeartbeatRecord, ResultRecord, WarningRecord>;
struct Record {
    std::int64_t time = 0; // UTC milliseconds
    RecordBody body;
};

constexpr std::size_t kRecordBytes = 256; // a payload is never longer
Bytes encodeRecord(const Record& record);

struct DecodedRecord {
    std::size_t bytes = 0;        // used up; 0 = no whole record here (torn, or its CRC does not fit)
    std::optional<Record> record; // nothing = whole, but of a kind only a newer program knows
};
DecodedRecord decodeRecord(std::string_view bytes);

} // namespace danlu::protocol
