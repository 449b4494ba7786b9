#pragma once

#include "ui/charts/Scene.h"

namespace danlu::ui {

/// What a curve says at a place of the x axis: its last point not after it.
struct Reading {
    const Curve* curve = nullptr;
    double x = 0;     // of that point, in the shown unit
    double value = 0; // of the line
};
/// Of a strip's curves, in their order; those that begin later are left out.
std::vector<Reading> readingsAt(const Scene& scene, StripId strip, double x);
/// The nearest x to the left or right of `x` at which any curve of the strip has a point; `x` where there is none.
enum class Way { Back, Forward };
double neighbour(const Scene& scene, StripId strip, double x, Way way);

/// Every curve that has a value in the stretch.
RangeStatistics statisticsOf(const Scene& scene, Range range);
/// "Step 640: Loss r16 train 1.094, …": every strip at the crosshair, or the last values without one. For screen readers.
QString spoken(const Scene& scene, const QLocale& locale);

} // namespace danlu::ui
