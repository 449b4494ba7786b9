#pragma once

namespace danlu::ui {

enum class AxisScale { Linear, Log };

/// A stretch of an axis, in its units. A value.
struct Range {
    double low = 0, high = 0;

    double width() const { return high - low; }
    bool contains(double at) const { return at >= low && at <= high; }
    bool operator==(const Range&) const = default;
};

Range united(Range a, Range b);
/// factor < 1 shows less; what is under `anchor` stays there.
Range zoomed(Range range, double anchor, double factor, AxisScale scale);
/// Moves by a share of the shown width; positive shows what lies further up.
Range panned(Range range, double share, AxisScale scale);

} // namespace danlu::ui
