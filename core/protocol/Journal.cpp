#include "protocol/Journal.h"

#include "protocol/Appending.h"

#include <algorithm>

namespace danlu::protocol {
namespace {

constexpr std::string_view kJournalHead{"DJRN\x01\0\0\0", 8};
constexpr std::size_t kReadAtOnce = 8u << 20;
constexpr std::size_t kQueue = 4096;
constexpr std::uint64_t kTornTail = 64u << 10; // more than a crash leaves; such an end is kept beside instead of cut off

bool isNumber(const RecordBody& body) {
    return std::holds_alternative<MetricRecord>(body) || std::holds_alternative<GaugeRecord>(body) || std::holds_alternative<ProgressRecord>(body) ||
           std::holds_alternative<HeartbeatRecord>(body);
}

/// Equal for two numbers of the same curve.
std::uint32_t curveOf(const RecordBody& body) {
    const auto kind = static_cast<std::uint32_t>(body.index()) << 16;
    if (const auto* metric = std::get_if<MetricRecord>(&body))
        return kind | static_cast<std::uint32_t>(metric->series);
    if (const auto* gauge = std::get_if<GaugeRecord>(&body))
        return kind | static_cast<std::uint32_t>(gauge->gauge) << 8 | gauge->device;
    return kind;
}

/// A bad end that is too long to be a torn write goes to a file beside the journal, so that nothing is destroyed.
Result<> keepAside(int fd, const Path& path, std::uint64_t intact) {
    DANLU_TRY(const auto tail, readFrom(fd, intact, kReadAtOnce, path));
    Path aside = path;
    aside += ".damaged";
    return writeFileAtomically(aside, tail);
}

} // namespace

Result<std::vector<Record>> JournalReader::poll() {
    DANLU_TRY(const auto file, openForReading(m_path));
    std::vector<Record> records;
    if (m_offset == 0) {
        DANLU_TRY(const auto head, readFrom(file.fd(), 0, kJournalHead.size(), m_path));
        if (!kJournalHead.starts_with(head))
            return Error(ErrorCode::Corrupt, m_path.string() + " is no journal of this version");
        if (head.size() < kJournalHead.size())
            return records;
        m_offset = kJournalHead.size();
    }
    for (bool more = true; more;) {
        DANLU_TRY(const auto bytes, readFrom(file.fd(), m_offset, kReadAtOnce, m_path));
        std::size_t at = 0;
        for (auto decoded = decodeRecord(bytes); decoded.bytes > 0; decoded = decodeRecord(std::string_view(bytes).substr(at))) {
            at += decoded.bytes;
            if (decoded.record)
                records.push_back(std::move(*decoded.record));
        }
        m_offset += at;
        more = at > 0 && bytes.size() == kReadAtOnce;
    }
    return records;
}

Result<std::vector<Record>> readJournal(const Path& path) {
    auto records = JournalReader(path).poll();
    if (!records && records.error().code() == ErrorCode::NotFound)
        return std::vector<Record>{};
    return records;
}

Result<std::unique_ptr<JournalWriter>> JournalWriter::open(const Path& path, const Clock& clock) {
    DANLU_TRY(auto file, openForAppending(path));
    JournalReader reader(path);
    DANLU_CHECK(reader.poll());
    DANLU_TRY(const auto size, fileSize(file.fd(), path));
    auto intact = reader.intactBytes();
    const bool isDamaged = size > intact + kTornTail;
    if (isDamaged)
        DANLU_CHECK(keepAside(file.fd(), path, intact));
    if (size > intact)
        DANLU_CHECK(truncateTo(file.fd(), intact, path));
    if (intact == 0) {
        DANLU_CHECK(writeAll(file.fd(), kJournalHead, path));
        DANLU_CHECK(syncFile(file.fd(), path));
        DANLU_CHECK(syncFolder(path.parent_path()));
        intact = kJournalHead.size();
    }
    std::unique_ptr<JournalWriter> writer(new JournalWriter(std::move(file), path, clock, intact));
    if (isDamaged)
        writer->add(WarningRecord{static_cast<std::uint8_t>(Warning::JournalDamaged), static_cast<std::int64_t>(size - intact)});
    return writer;
}

JournalWriter::JournalWriter(Descriptor file, Path path, const Clock& clock, std::uint64_t size)
    : m_file(std::move(file)), m_path(std::move(path)), m_clock(clock), m_size(size) {
    m_thread = std::thread([this] { run(); });
}

JournalWriter::~JournalWriter() {
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void JournalWriter::add(RecordBody body) {
    const std::lock_guard lock(m_mutex);
    m_queue.push_back({m_clock.utcMillis(), std::move(body)});
    if (m_queue.size() > kQueue)
        coalesce();
    m_wake.notify_all();
}

Result<> JournalWriter::flush() {
    std::unique_lock lock(m_mutex);
    m_failure = ok(); // of an earlier attempt: there may be room again
    m_retry = true;
    m_wake.notify_all();
    m_idle.wait(lock, [this] { return (m_queue.empty() && !m_writing) || !m_failure; });
    return std::exchange(m_failure, ok());
}

/// Keeps the newest number of each curve and everything that is no number.
void JournalWriter::coalesce() {
    std::vector<std::uint32_t> seen;
    std::deque<Record> kept;
    for (auto record = m_queue.rbegin(); record != m_queue.rend(); ++record) {
        const auto curve = curveOf(record->body);
        const bool isOld = isNumber(record->body) && std::find(seen.begin(), seen.end(), curve) != seen.end();
        if (isOld)
            continue;
        seen.push_back(curve);
        kept.push_front(std::move(*record));
    }
    m_queue = std::move(kept);
}

void JournalWriter::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return !m_queue.empty() || m_closing; });
        if (m_queue.empty())
            return;
        std::deque<Record> batch = std::exchange(m_queue, {});
        m_writing = true;
        lock.unlock();
        auto written = writeBatch(batch);
        lock.lock();
        m_writing = false;
        const bool failed = !written;
        if (failed) // a full disk: keep the records and try again, the run may well outlast it
            m_queue.insert(m_queue.begin(), std::make_move_iterator(batch.begin()), std::make_move_iterator(batch.end()));
        m_failure = std::move(written); // none once it has got through
        m_idle.notify_all();
        if (failed && m_closing)
            return;
        if (failed)
            m_wake.wait_for(lock, std::chrono::seconds(1), [this] { return m_closing || m_retry; });
        m_retry = false;
    }
}

Result<> JournalWriter::writeBatch(const std::deque<Record>& batch) {
    Bytes bytes;
    for (const auto& record : batch)
        bytes += encodeRecord(record);
    auto written = writeAll(m_file.fd(), bytes, m_path);
    if (!written) { // half a record in the middle would hide everything behind it
        DANLU_CHECK(truncateTo(m_file.fd(), m_size, m_path));
        return written;
    }
    m_size += bytes.size();
    const bool isNumbersOnly = std::all_of(batch.begin(), batch.end(), [](const Record& record) { return isNumber(record.body); });
    return isNumbersOnly ? ok() : syncFile(m_file.fd(), m_path);
}

} // namespace danlu::protocol
