#pragma once

#include "ui/charts/Pyramid.h"
#include "ui/charts/Range.h"
#include "ui/charts/Smoother.h"

#include <optional>

namespace danlu::ui {

/// Indices [begin, end).
struct Stretch {
    std::size_t begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
};

/// Points with ascending x, their values and the smoothed values beside them. No thread of its own; the chart that shows it owns it.
class Series {
public:
    /// A smaller x than the last: a run went on from an earlier checkpoint, and what lay behind that is forgotten.
    void append(double x, double y);
    /// 0 = not smoothed, below 1. O(n) when the weight changes.
    void smooth(double weight);

    std::size_t size() const { return m_xs.size(); }
    bool empty() const { return m_xs.empty(); }
    double x(std::size_t index) const { return m_xs[index]; }
    const std::vector<double>& xs() const { return m_xs; }
    const Pyramid& values() const { return m_values; }
    bool isSmoothed() const { return m_smoother.weight() > 0; }
    /// What the line goes through: smoothed where smoothing is on.
    const Pyramid& line() const { return isSmoothed() ? m_smoothed : m_values; }

    /// The last point whose x is not after `at`.
    std::optional<std::size_t> indexAt(double at) const;
    Stretch within(Range range) const;

private:
    void resmooth(double weight);

    std::vector<double> m_xs;
    Pyramid m_values, m_smoothed;
    Smoother m_smoother;
};

/// What somebody asks of a stretch of a curve; NaN where it has no finite value.
struct Statistics {
    std::size_t count = 0; // of finite values
    double low = 0, high = 0, mean = 0, first = 0, last = 0;
};
Statistics statisticsOf(const Pyramid& values, Stretch stretch);

} // namespace danlu::ui
