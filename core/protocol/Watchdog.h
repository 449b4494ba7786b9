#pragma once

#include <cstdint>
#include <deque>

namespace danlu::protocol {

/// Decides from times alone whether a worker still works. No clock, no process, no thread: whoever watches a worker asks it.
class Watchdog {
public:
    enum class Verdict {
        Fine,
        Still,  // it beats, but nothing has been done for max(60 s, 20 × median step): warn, then act by policy
        Silent, // no heartbeat for 30 s: kill
    };
    static constexpr double kSilence = 30;   // seconds
    static constexpr double kStillness = 60; // seconds
    static constexpr double kStillSteps = 20;

    /// `now` in seconds of a monotonic clock, here and below.
    explicit Watchdog(double now) : m_lastBeat(now), m_lastChange(now), m_lastStep(now) {}

    void heartbeat(double now, std::uint64_t counter);
    /// A step ended; its length counts into the median of the last 64.
    void step(double now);
    Verdict check(double now) const;
    /// How long the counter may stand still, in seconds.
    double patience() const;

private:
    double m_lastBeat, m_lastChange, m_lastStep;
    std::uint64_t m_counter = 0;
    std::deque<double> m_steps; // seconds each
};

} // namespace danlu::protocol
