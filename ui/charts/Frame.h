#pragma once

#include "ui/charts/Range.h"

#include <QRectF>

namespace danlu::ui {

/// Where a strip's plot lies and what it shows: values to pixels and back. A value.
struct Frame {
    QRectF plot;
    Range x, y;
    AxisScale scale = AxisScale::Linear; // of y

    double pixelX(double value) const { return plot.left() + (value - x.low) / x.width() * plot.width(); }
    double pixelY(double value) const { return plot.bottom() - shareOf(value) * plot.height(); }
    double valueX(double pixel) const { return x.low + (pixel - plot.left()) / plot.width() * x.width(); }
    double valueY(double pixel) const;
    /// Whether the y axis can show it at all.
    bool shows(double value) const;

private:
    double shareOf(double value) const;
};

} // namespace danlu::ui
