#include "Inbox.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace danlu::worker {

using protocol::MessageType;

Inbox::Inbox(Descriptor input) : m_input(std::move(input)) {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) == 0) {
        m_wakeRead = Descriptor(ends[0]);
        m_wakeWrite = Descriptor(ends[1]);
    }
    m_thread = std::thread([this] { run(); });
}

Inbox::~Inbox() {
    m_wakeWrite.reset(); // wakes the thread out of poll
    m_thread.join();
}

Result<std::optional<protocol::Message>> Inbox::next() {
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [this] { return !m_queue.empty() || m_closed; });
    if (m_queue.empty() && m_error)
        return *m_error;
    if (m_queue.empty())
        return std::optional<protocol::Message>{};
    auto message = std::move(m_queue.front());
    m_queue.pop_front();
    return std::optional(std::move(message));
}

void Inbox::run() {
    struct pollfd ready[2] = {{m_input.fd(), POLLIN, 0}, {m_wakeRead.fd(), POLLIN, 0}};
    while (true) {
        if (::poll(ready, 2, -1) < 0 && errno == EINTR)
            continue;
        if (ready[1].revents != 0)
            return;
        auto message = protocol::readMessage(m_input.fd());
        const std::lock_guard lock(m_mutex);
        if (message && *message && (*message)->type == MessageType::StopGenerating) {
            m_stop = true;
        } else if (message && *message) {
            m_queue.push_back(std::move(**message));
        } else {
            if (!message)
                m_error = std::move(message).error();
            m_closed = true;
        }
        m_arrived.notify_all();
        if (m_closed)
            return;
    }
}

} // namespace danlu::worker
