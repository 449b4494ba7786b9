#pragma once

#include "base/Clock.h"
#include "base/File.h"
#include "protocol/Record.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace danlu::protocol {

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
    JournalWriter(Descriptor file, Path path, const Clock& clock, std::uint64_t size);
    void run();
    Result<> writeBatch(const std::deque<Record>& batch);
    void coalesce();

    Descriptor m_file;
    Path m_path;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_wake, m_idle;
    std::deque<Record> m_queue;
    Result<> m_failure;
    std::uint64_t m_size = 0; // bytes of whole records in the file
    bool m_writing = false, m_closing = false, m_retry = false;
    std::thread m_thread;
};

} // namespace danlu::protocol
