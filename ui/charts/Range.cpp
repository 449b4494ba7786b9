#include "ui/charts/Range.h"

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

/// On a log axis zooming and panning are linear in the logarithm.
template <typename Change>
Range changed(Range range, AxisScale scale, const Change& change) {
    if (scale == AxisScale::Linear)
        return change(range, [](double value) { return value; });
    const Range logs = change({std::log(range.low), std::log(range.high)}, [](double value) { return std::log(value); });
    return {std::exp(logs.low), std::exp(logs.high)};
}

} // namespace

Range united(Range a, Range b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

Range zoomed(Range range, double anchor, double factor, AxisScale scale) {
    return changed(range, scale, [&](Range plain, const auto& place) {
        const double at = place(anchor);
        return Range{at - (at - plain.low) * factor, at + (plain.high - at) * factor};
    });
}

Range panned(Range range, double share, AxisScale scale) {
    return changed(range, scale, [&](Range plain, const auto&) {
        const double by = plain.width() * share;
        return Range{plain.low + by, plain.high + by};
    });
}

} // namespace danlu::ui
