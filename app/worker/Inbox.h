#pragma once

#include "protocol/Channel.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <thread>

namespace danlu::worker {

/// What comes from the client, read by its own thread. StopGenerating is a flag, everything else waits in a queue.
class Inbox {
public:
    explicit Inbox(Descriptor input);
    ~Inbox();

    /// Waits for the next message; nothing when the client closed the pipe. A broken stream is an error and ends it.
    Result<std::optional<protocol::Message>> next();
    /// Whether the client closed its end.
    bool isClosed() const { return m_closed; }
    /// Whether StopGenerating came since the flag was last cleared.
    bool wantsStop() const { return m_stop; }
    void clearStop() { m_stop = false; }

private:
    void run();

    Descriptor m_input, m_wakeRead, m_wakeWrite;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<protocol::Message> m_queue;
    std::optional<Error> m_error;
    std::atomic<bool> m_closed = false, m_stop = false;
    std::thread m_thread;
};

} // namespace danlu::worker
