#include "Client.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace danlu::worker {
namespace {

using protocol::MessageType;

constexpr std::size_t kQueue = 2048;
constexpr int kPollMillis = 200;
constexpr int kLastPolls = 50; // × kPollMillis: patience at the end

bool mayBeDropped(MessageType type) {
    return type == MessageType::Progress || type == MessageType::Metrics || type == MessageType::Heartbeat || type == MessageType::Log;
}

} // namespace

Client::Client(Descriptor output) : m_output(std::move(output)) {
    ::fcntl(m_output.fd(), F_SETFL, ::fcntl(m_output.fd(), F_GETFL) | O_NONBLOCK);
    m_thread = std::thread([this] { run(); });
}

Client::~Client() {
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Client::send(MessageType type, const Json& body) {
    auto frames = protocol::encodeMessage(type, toText(body));
    if (!frames) // a result too large to send: say so instead of staying silent
        frames = protocol::encodeMessage(MessageType::Failed, toText(toJson(frames.error())));
    std::unique_lock lock(m_mutex);
    if (m_queue.size() >= kQueue && !dropOne() && type == MessageType::Token)
        m_room.wait(lock, [this] { return m_queue.size() < kQueue || m_gone; });
    if (m_gone)
        return;
    m_queue.push_back({type, std::move(*frames)});
    m_wake.notify_all();
}

bool Client::dropOne() {
    const auto found = std::find_if(m_queue.begin(), m_queue.end(), [](const Outgoing& one) { return mayBeDropped(one.type); });
    if (found == m_queue.end())
        return false;
    m_queue.erase(found);
    return true;
}

void Client::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return !m_queue.empty() || m_closing; });
        if (m_queue.empty())
            return;
        const auto next = std::move(m_queue.front());
        m_queue.pop_front();
        m_room.notify_all();
        lock.unlock();
        const bool sent = !m_gone && write(next.frames);
        lock.lock();
        if (!sent) {
            m_gone = true;
            m_queue.clear();
            m_room.notify_all();
        }
    }
}

bool Client::write(std::string_view bytes) {
    for (int idle = 0; !bytes.empty();) {
        const auto written = ::write(m_output.fd(), bytes.data(), bytes.size());
        if (written > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
            idle = 0;
        } else if (errno == EAGAIN) {
            struct pollfd ready {
                m_output.fd(), POLLOUT, 0
            };
            if (::poll(&ready, 1, kPollMillis) == 0 && m_closing && ++idle > kLastPolls)
                return false;
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

} // namespace danlu::worker
