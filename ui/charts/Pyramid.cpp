#include "ui/charts/Pyramid.h"

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

constexpr std::size_t kGroup = 8;

template <typename Row>
Extremes extremesOfRow(const Row& row, std::size_t begin, std::size_t end) {
    Extremes found;
    for (std::size_t i = begin; i < end; ++i)
        found.add(row[i]);
    return found;
}

} // namespace

void Extremes::add(double value) {
    if (!std::isfinite(value))
        return;
    low = std::min(low, value);
    high = std::max(high, value);
    if (value > 0)
        leastPositive = std::min(leastPositive, value);
}

void Extremes::add(const Extremes& other) {
    low = std::min(low, other.low);
    high = std::max(high, other.high);
    leastPositive = std::min(leastPositive, other.leastPositive);
}

void Pyramid::append(double value) {
    const auto capacity = m_values.capacity();
    m_values.push_back(value);
    if (m_values.capacity() != capacity)
        reserveLevels();
    if (m_values.size() % kGroup != 0)
        return;
    Extremes group = extremesOfRow(m_values, m_values.size() - kGroup, m_values.size());
    for (std::size_t level = 0;; ++level) {
        if (level == m_levels.size())
            m_levels.emplace_back();
        auto& row = m_levels[level];
        row.push_back(group);
        if (row.size() % kGroup != 0)
            return;
        group = extremesOfRow(row, row.size() - kGroup, row.size());
    }
}

/// Levels grow in step with the values, so that spare room stays in proportion too.
void Pyramid::reserveLevels() {
    std::size_t room = m_values.capacity();
    for (auto& row : m_levels)
        row.reserve(room /= kGroup);
}

void Pyramid::truncate(std::size_t size) {
    m_values.resize(std::min(size, m_values.size()));
    for (auto& row : m_levels)
        row.resize(size = std::min(size / kGroup, row.size()));
}

/// Level 0 are the values themselves.
Extremes Pyramid::extremesOf(std::size_t level, std::size_t begin, std::size_t end) const {
    return level == 0 ? extremesOfRow(m_values, begin, end) : extremesOfRow(m_levels[level - 1], begin, end);
}

/// Each level reads what sticks out at both ends of its whole groups; the level above reads the groups.
Extremes Pyramid::extremes(std::size_t begin, std::size_t end) const {
    Extremes found;
    end = std::min(end, m_values.size());
    for (std::size_t level = 0; begin < end; ++level) {
        const std::size_t from = std::min(end, (begin + kGroup - 1) / kGroup * kGroup), to = std::max(from, end / kGroup * kGroup);
        found.add(extremesOf(level, begin, from));
        found.add(extremesOf(level, to, end));
        begin = from / kGroup;
        end = to / kGroup;
    }
    return found;
}

std::size_t Pyramid::levelBytes() const {
    std::size_t bytes = 0;
    for (const auto& row : m_levels)
        bytes += row.capacity() * sizeof(Extremes);
    return bytes;
}

} // namespace danlu::ui
