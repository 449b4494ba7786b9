#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

namespace danlu::worker {

/// Calls `beat` with the number of operations done so far, now and every two seconds, from its own thread. It lives on while a step hangs,
/// which is the point: a still counter says that the work hangs, silence that the process does.
class Pulse {
public:
    using Beat = std::function<void(std::uint64_t operations)>;
    Pulse(const std::atomic<std::uint64_t>& operations, double seconds, Beat beat);
    ~Pulse();

private:
    void run(double seconds);

    const std::atomic<std::uint64_t>& m_operations;
    Beat m_beat;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace danlu::worker
