#include "Pulse.h"

#include <chrono>

namespace danlu::worker {

Pulse::Pulse(const std::atomic<std::uint64_t>& operations, double seconds, Beat beat) : m_operations(operations), m_beat(std::move(beat)) {
    m_thread = std::thread([this, seconds] { run(seconds); });
}

Pulse::~Pulse() {
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Pulse::run(double seconds) {
    std::unique_lock lock(m_mutex);
    while (!m_closing) {
        lock.unlock();
        m_beat(m_operations);
        lock.lock();
        m_wake.wait_for(lock, std::chrono::duration<double>(seconds), [this] { return m_closing; });
    }
}

} // namespace danlu::worker
