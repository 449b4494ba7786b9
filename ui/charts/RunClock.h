#pragma once

#include <array>
#include <vector>

namespace danlu::ui {

/// What the x axis counts: optimizer steps, seconds since the run's start, trained tokens.
enum class XUnit { Steps, Time, Tokens };

/// When which step was made: turns steps into seconds into tokens. A run owns one; it grows with the run.
class RunClock {
public:
    void append(double step, double seconds, double tokens);
    /// Straight between the rows, beyond the last at the pace of the last; unchanged where nothing is known yet.
    double convert(double x, XUnit from, XUnit to) const;

private:
    std::array<std::vector<double>, 3> m_columns; // by XUnit, ascending; the first row is 0 0 0
};

/// One curve's way from its own x to the shown x and back. A value; the clock outlives it.
class XMap {
public:
    XMap(const RunClock* clock, XUnit own, XUnit shown) : m_clock(own == shown ? nullptr : clock), m_own(own), m_shown(shown) {}

    double shown(double own) const { return m_clock ? m_clock->convert(own, m_own, m_shown) : own; }
    double own(double shown) const { return m_clock ? m_clock->convert(shown, m_shown, m_own) : shown; }

private:
    const RunClock* m_clock;
    XUnit m_own, m_shown;
};

} // namespace danlu::ui
