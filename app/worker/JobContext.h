#pragma once

#include "Client.h"
#include "Inbox.h"
#include "base/Clock.h"
#include "engine/model/ByteSource.h"
#include "protocol/Jobs.h"
#include "spec/Document.h"

namespace danlu::worker {

/// What a job is given: its Start message, its keys, and the ways to say how it goes. Lives as long as the job; the job's thread alone
/// calls phase() and progress(), any thread the rest.
class JobContext {
public:
    JobContext(protocol::Start start, Client& client, Inbox& inbox);

    const protocol::Start& start() const { return m_start; }
    Client& client() { return m_client; }
    Inbox& inbox() { return m_inbox; }
    const Clock& clock() const { return m_clock; }

    /// Start.spec as the described struct; unknown keys and values out of range are refused.
    template <typename Spec>
    Result<Spec> spec() const {
        Spec spec;
        DANLU_CHECK(readInto(spec::fieldsOf(spec), m_start.spec));
        return spec;
    }
    /// The same for Start.options.
    template <typename Options>
    Result<Options> options() const {
        Options options;
        DANLU_CHECK(readInto(spec::fieldsOf(options), m_start.options));
        return options;
    }
    /// Locked where the job did not get the key.
    Result<const crypto::Key*> key(const std::string& name) const;
    /// The key that sealed output gets, or none.
    const crypto::Key* outputKey() const;
    /// Opens a model's files, sealed or plain.
    engine::OpenSource opener() const;

    void phase(protocol::Phase phase);
    /// Tells at most four times a second, and always at the end.
    void progress(std::int64_t done, std::int64_t total);
    /// The same with an estimate of the caller's own, in seconds; −1 = not known.
    void progress(std::int64_t done, std::int64_t total, double eta);
    /// "info" is for the log; "notice", "warning" and "error" are shown to people.
    void log(std::string_view level, std::string_view text);
    /// One more operation done: what the heartbeat counts.
    void tick() { ++m_operations; }
    const std::atomic<std::uint64_t>& operations() const { return m_operations; }
    /// Whether the job should end: its client is gone, or SIGTERM came. (A run in a run folder outlives its client; it does not ask this.)
    bool isCancelled() const;
    Error cancelled() const { return Error(ErrorCode::Cancelled, "cancelled"); }

private:
    static Result<> readInto(const spec::Fields& fields, const Json& json);

    protocol::Start m_start;
    Client& m_client;
    Inbox& m_inbox;
    SystemClock m_clock;
    std::atomic<std::uint64_t> m_operations = 0;
    double m_phaseBegan = 0, m_lastProgress = -1;
};

} // namespace danlu::worker
