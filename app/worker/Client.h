#pragma once

#include "protocol/Channel.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <thread>

namespace danlu::worker {

/// What goes to the client, from its own thread: a step never waits for the other side. The queue is bounded: when it is full, progress,
/// metrics, heartbeats and log lines make room, an answer's tokens wait, everything else is kept. A client that is gone is no error.
class Client {
public:
    explicit Client(Descriptor output);
    /// Waits until everything is sent, ten seconds at most for a client that does not read.
    ~Client();

    void send(protocol::MessageType type, const Json& body);
    bool isGone() const { return m_gone; }

private:
    struct Outgoing {
        protocol::MessageType type;
        Bytes frames;
    };
    void run();
    bool write(std::string_view bytes);
    bool dropOne();

    Descriptor m_output;
    std::mutex m_mutex;
    std::condition_variable m_wake, m_room;
    std::deque<Outgoing> m_queue;
    std::atomic<bool> m_gone = false, m_closing = false;
    std::thread m_thread;
};

} // namespace danlu::worker
