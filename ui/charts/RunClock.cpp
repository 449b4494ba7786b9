#include "ui/charts/RunClock.h"

#include <algorithm>
#include <cmath>

namespace danlu::ui {

void RunClock::append(double step, double seconds, double tokens) {
    const std::array<double, 3> row{step, seconds, tokens};
    if (std::any_of(row.begin(), row.end(), [](double value) { return !std::isfinite(value); }))
        return;
    for (std::size_t unit = 0; unit < row.size(); ++unit) {
        auto& column = m_columns[unit];
        if (column.empty())
            column.push_back(0);
        column.push_back(std::max(column.back(), row[unit])); // a resumed run counts some steps twice
    }
}

double RunClock::convert(double x, XUnit from, XUnit to) const {
    const auto &source = m_columns[std::size_t(from)], &target = m_columns[std::size_t(to)];
    if (from == to || source.size() < 2)
        return x;
    const auto above = std::upper_bound(source.begin(), source.end(), x);
    const auto next = std::size_t(std::clamp<std::ptrdiff_t>(above - source.begin(), 1, std::ptrdiff_t(source.size()) - 1));
    const double width = source[next] - source[next - 1];
    return width > 0 ? target[next - 1] + (x - source[next - 1]) / width * (target[next] - target[next - 1]) : target[next];
}

} // namespace danlu::ui
