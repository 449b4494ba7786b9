#include "protocol/Watchdog.h"

#include <algorithm>
#include <vector>

namespace danlu::protocol {

void Watchdog::heartbeat(double now, std::uint64_t counter) {
    m_lastBeat = now;
    if (counter != m_counter)
        m_lastChange = now;
    m_counter = counter;
}

void Watchdog::step(double now) {
    m_steps.push_back(now - m_lastStep);
    m_lastStep = now;
    if (m_steps.size() > 64)
        m_steps.pop_front();
}

double Watchdog::patience() const {
    if (m_steps.empty())
        return kStillness;
    std::vector<double> sorted(m_steps.begin(), m_steps.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return std::max(kStillness, kStillSteps * *middle);
}

Watchdog::Verdict Watchdog::check(double now) const {
    if (now - m_lastBeat > kSilence)
        return Verdict::Silent;
    return now - m_lastChange > patience() ? Verdict::Still : Verdict::Fine;
}

} // namespace danlu::protocol
