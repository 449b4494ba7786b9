#include "protocol/Record.h"

#include "protocol/Bytes.h"
#include "protocol/Crc32c.h"

#include <array>

namespace danlu::protocol {
namespace {

constexpr std::array<std::string_view, 11> kPhases{"loading", "tokenizing", "training", "evaluating", "saving",    "paused",
                                                   "merging", "quantizing", "writing",  "verifying",  "generating"};
constexpr std::array<std::string_view, 9> kSeries{
    "loss", "eval_loss", "learning_rate", "grad_norm", "tokens_per_second", "epoch", "eval_perplexity", "step_seconds", "num_input_tokens_seen"};
constexpr std::array<std::string_view, 11> kGauges{"cpu_percent", "memory_used", "memory_total", "process_memory", "disk_read", "disk_written",
                                                   "percent",     "memory_used", "memory_total", "temperature",    "power"};

// How many values an enum has; a record with a value beyond belongs to a newer program and is passed over.
constexpr std::size_t valuesOf(Phase) { return kPhases.size(); }
constexpr std::size_t valuesOf(Series) { return kSeries.size(); }
constexpr std::size_t valuesOf(Gauge) { return kGauges.size(); }
constexpr std::size_t valuesOf(RunState) { return 8; }
constexpr std::size_t valuesOf(Command) { return 6; }

// The fields of each record, in their order in the file; one list for writing and reading.
template <typename Visit>
void visitFields(StateRecord& r, Visit visit) {
    visit(r.state), visit(r.error), visit(r.step);
}
template <typename Visit>
void visitFields(BeginRecord& r, Visit visit) {
    visit(r.totalSteps), visit(r.firstStep), visit(r.threads), visit(r.instructionSet), visit(r.library), visit(r.device);
}
template <typename Visit>
void visitFields(PhaseRecord& r, Visit visit) {
    visit(r.phase);
}
template <typename Visit>
void visitFields(ProgressRecord& r, Visit visit) {
    visit(r.done), visit(r.total);
}
template <typename Visit>
void visitFields(MetricRecord& r, Visit visit) {
    visit(r.series), visit(r.step), visit(r.value);
}
template <typename Visit>
void visitFields(GaugeRecord& r, Visit visit) {
    visit(r.gauge), visit(r.device), visit(r.value);
}
template <typename Visit>
void visitFields(CheckpointRecord& r, Visit visit) {
    visit(r.step), visit(r.sha256);
}
template <typename Visit>
void visitFields(ControlRecord& r, Visit visit) {
    visit(r.number), visit(r.command);
}
template <typename Visit>
void visitFields(HeartbeatRecord& r, Visit visit) {
    visit(r.counter);
}
template <typename Visit>
void visitFields(ResultRecord& r, Visit visit) {
    visit(r.steps), visit(r.sha256);
}
template <typename Visit>
void visitFields(WarningRecord& r, Visit visit) {
    visit(r.code), visit(r.detail);
}

struct FieldWriter {
    Bytes& to;
    template <typename T>
    void operator()(const T& value) const {
        if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>)
            put(to, value);
        else
            to.append(reinterpret_cast<const char*>(value.data()), value.size());
    }
};

struct FieldReader {
    ByteCursor& from;
    bool& known;
    template <typename T>
    void operator()(T& value) const {
        if constexpr (std::is_enum_v<T>) {
            const auto number = from.number<std::underlying_type_t<T>>();
            known = known && number < valuesOf(T{});
            value = static_cast<T>(number);
        } else if constexpr (std::is_arithmetic_v<T>) {
            value = from.number<T>();
        } else {
            const auto bytes = from.take(value.size());
            std::copy(bytes.begin(), bytes.end(), value.begin());
        }
    }
};

template <std::size_t kType = 0>
std::optional<RecordBody> readBody(std::size_t type, ByteCursor& cursor) {
    if constexpr (kType < std::variant_size_v<RecordBody>) {
        if (type != kType)
            return readBody<kType + 1>(type, cursor);
        std::variant_alternative_t<kType, RecordBody> body;
        bool known = true;
        visitFields(body, FieldReader{cursor, known});
        return known && cursor.isDone() ? std::optional<RecordBody>(body) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::string_view nameOf(Phase phase) { return kPhases[static_cast<std::size_t>(phase)]; }
std::string_view nameOf(Series series) { return kSeries[static_cast<std::size_t>(series)]; }
std::string_view nameOf(Gauge gauge) { return kGauges[static_cast<std::size_t>(gauge)]; }

std::optional<Series> seriesOf(std::string_view name) {
    const auto found = std::find(kSeries.begin(), kSeries.end(), name);
    return found == kSeries.end() ? std::nullopt : std::optional(static_cast<Series>(found - kSeries.begin()));
}

Bytes encodeRecord(const Record& record) {
    Bytes payload;
    put(payload, static_cast<std::uint8_t>(record.body.index()));
    put(payload, record.time);
    std::visit([&payload](auto body) { visitFields(body, FieldWriter{payload}); }, record.body);
    Bytes bytes;
    put(bytes, static_cast<std::uint32_t>(payload.size()));
    put(bytes, crc32c(payload));
    return bytes + payload;
}

DecodedRecord decodeRecord(std::string_view bytes) {
    ByteCursor head(bytes);
    const auto size = head.number<std::uint32_t>();
    const auto crc = head.number<std::uint32_t>();
    if (!head.ok() || size > kRecordBytes || head.left() < size)
        return {};
    const auto payload = head.take(size);
    if (crc32c(payload) != crc)
        return {};
    ByteCursor cursor(payload);
    DecodedRecord decoded{8 + size, std::nullopt};
    const auto type = cursor.number<std::uint8_t>();
    const auto time = cursor.number<std::int64_t>();
    if (auto body = readBody(type, cursor); body && cursor.ok())
        decoded.record = Record{time, *body};
    return decoded;
}

} // namespace danlu::protocol
