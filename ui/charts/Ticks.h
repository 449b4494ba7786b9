#pragma once

#include "ui/charts/Numbers.h"
#include "ui/charts/Range.h"

#include <vector>

namespace danlu::ui {

struct Tick {
    double at = 0;
    QString text;
};

/// The smallest round step that puts at most `most` ticks on `width`: 1 2 5 · 10ⁿ; powers of two and halves of them for bytes; 1 2 5 10 15 30
/// of seconds, minutes and so on for times.
double roundStep(double width, int most, NumberStyle style);
/// Round numbers within the range. A log axis gets powers of ten, or, below two decades, what a linear one gets.
std::vector<Tick> ticksOf(Range range, int most, AxisScale scale, NumberFormat format, const QLocale& locale);
/// From zero to the next round number, or to a little above the values where that is far.
Range fromZero(Range range, int most, NumberStyle style);

} // namespace danlu::ui
