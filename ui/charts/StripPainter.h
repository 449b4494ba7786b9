#pragma once

#include "ui/charts/Scene.h"

class QPainter;

namespace danlu::ui {

// What stands in and around a strip besides axes and crosshair. The painter is antialiased, its clip is set by the caller.

/// Ground, the line below, title and key, the gutter's labels; the unit of the x axis where the axis is below this strip.
enum class AxisBelow { No, Yes };
void paintStrip(QPainter& painter, const Paint& paint, const StripFrame& strip, AxisBelow axis);
/// Measured values under the smoothed lines; filled areas.
void paintUnderlay(QPainter& painter, const Paint& paint, const StripFrame& strip);
/// The limit and the curves, the first one on top.
void paintCurves(QPainter& painter, const Paint& paint, const StripFrame& strip);
/// Checkpoints and the best one.
void paintMarks(QPainter& painter, const Paint& paint, const StripFrame& strip);

/// Title and key beside each other, the key elided where there is no room.
double widthOfTitle(const Paint& paint, const QString& title, const QString& key);
void paintTitle(QPainter& painter, const Paint& paint, const QString& title, const QString& key, const QRectF& place);

} // namespace danlu::ui
