#include "ui/charts/Series.h"

#include <algorithm>
#include <cmath>

namespace danlu::ui {

void Series::append(double x, double y) {
    if (!std::isfinite(x))
        return;
    if (!m_xs.empty() && x < m_xs.back()) {
        m_xs.erase(std::lower_bound(m_xs.begin(), m_xs.end(), x), m_xs.end());
        m_values.truncate(m_xs.size());
        resmooth(m_smoother.weight());
    }
    m_xs.push_back(x);
    m_values.append(y);
    if (isSmoothed())
        m_smoothed.append(m_smoother.next(y));
}

void Series::smooth(double weight) {
    weight = std::clamp(weight, 0.0, 0.999);
    if (weight != m_smoother.weight())
        resmooth(weight);
}

void Series::resmooth(double weight) {
    m_smoother = Smoother(weight);
    m_smoothed.clear();
    for (std::size_t i = 0; isSmoothed() && i < m_values.size(); ++i)
        m_smoothed.append(m_smoother.next(m_values[i]));
}

std::optional<std::size_t> Series::indexAt(double at) const {
    const auto after = std::upper_bound(m_xs.begin(), m_xs.end(), at);
    if (after == m_xs.begin())
        return std::nullopt;
    return std::size_t(after - m_xs.begin()) - 1;
}

Stretch Series::within(Range range) const {
    const auto from = std::lower_bound(m_xs.begin(), m_xs.end(), range.low);
    const auto to = std::upper_bound(from, m_xs.end(), range.high);
    return {std::size_t(from - m_xs.begin()), std::size_t(to - m_xs.begin())};
}

Statistics statisticsOf(const Pyramid& values, Stretch stretch) {
    Statistics found;
    double sum = 0;
    for (std::size_t i = stretch.begin; i < std::min(stretch.end, values.size()); ++i) {
        const double value = values[i];
        if (!std::isfinite(value))
            continue;
        found.first = found.count == 0 ? value : found.first;
        found.last = value;
        sum += value;
        ++found.count;
    }
    if (found.count == 0)
        return {0, NAN, NAN, NAN, NAN, NAN};
    const Extremes extremes = values.extremes(stretch.begin, stretch.end);
    found.low = extremes.low;
    found.high = extremes.high;
    found.mean = sum / double(found.count);
    return found;
}

} // namespace danlu::ui
