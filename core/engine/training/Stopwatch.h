#pragma once

#include "base/Clock.h"

namespace danlu::engine {

/// Seconds of work since it was made, without those for which it was stopped. One thread.
class Stopwatch {
public:
    explicit Stopwatch(const Clock& clock) : m_clock(clock), m_since(clock.monotonicSeconds()) {}

    double seconds() const { return m_seconds + (m_stops == 0 ? m_clock.monotonicSeconds() - m_since : 0); }

    /// Holds the watch while it lives. Several may overlap: what they share is left out once.
    class Stop {
    public:
        explicit Stop(Stopwatch& watch) : m_watch(watch) { watch.stop(); }
        ~Stop() { m_watch.goOn(); }
        Stop(const Stop&) = delete;
        Stop& operator=(const Stop&) = delete;

    private:
        Stopwatch& m_watch;
    };

private:
    void stop() {
        m_seconds = seconds();
        ++m_stops;
    }
    void goOn() {
        if (--m_stops == 0)
            m_since = m_clock.monotonicSeconds();
    }

    const Clock& m_clock;
    double m_seconds = 0, m_since;
    int m_stops = 0;
};

} // namespace danlu::engine
