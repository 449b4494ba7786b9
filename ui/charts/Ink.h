#pragma once

#include "ui/charts/ChartTypes.h"
#include "ui/style/Look.h"

#include <QPen>

namespace danlu::ui {

/// The pens of a curve: the line, and the measured values under a smoothed one.
QPen linePen(const Look& look, const CurveSpec& spec);
QPen rawPen(const Look& look, const CurveSpec& spec);
/// Of the area under a curve.
QColor areaColor(const Look& look, const CurveSpec& spec);
/// The pattern is given in pixels, whatever the pen's width.
void setDashes(QPen& pen, double on, double off);

} // namespace danlu::ui
