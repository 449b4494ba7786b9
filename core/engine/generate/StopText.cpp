#include "engine/generate/StopText.h"

#include <algorithm>
#include <utility>

namespace danlu::engine {
namespace {

/// Length of the longest ending of `text` that begins `stop` without being all of it.
std::size_t heldLength(std::string_view text, std::string_view stop) {
    for (auto length = std::min(text.size(), stop.size() - 1); length > 0; --length) {
        if (stop.starts_with(text.substr(text.size() - length)))
            return length;
    }
    return 0;
}

} // namespace

StopText::StopText(std::vector<std::string> stops) : m_stops(std::move(stops)) {
    std::erase_if(m_stops, [](const auto& stop) { return stop.empty(); });
}

std::string StopText::push(std::string_view piece) {
    if (m_found)
        return {};
    m_held += piece;
    std::size_t first = std::string::npos, held = 0;
    for (const auto& stop : m_stops) {
        first = std::min(first, m_held.find(stop));
        held = std::max(held, heldLength(m_held, stop));
    }
    m_found = first != std::string::npos;
    const auto count = m_found ? first : m_held.size() - held;
    std::string shown = m_held.substr(0, count);
    m_held.erase(0, m_found ? m_held.size() : count);
    return shown;
}

std::string StopText::finish() { return std::exchange(m_held, {}); }

} // namespace danlu::engine
