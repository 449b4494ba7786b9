#pragma once

#include "ui/charts/Scene.h"

class QPainter;

namespace danlu::ui {

/// Ascending centres moved apart so that rows of `height` do not overlap and stay within the room, as near to where they were as that allows.
std::vector<double> spread(std::vector<double> centres, double height, Range room);
/// A short piece of a curve's line, as it stands before its name.
void paintSwatch(QPainter& painter, const Paint& paint, const CurveSpec& spec, QPointF left);
/// The names and last shown values of a strip's curves, right of its plot.
void paintGutter(QPainter& painter, const Paint& paint, const StripFrame& strip);
/// The value with which the shown part of the line ends, as text; "–" where there is none.
QString endText(const Paint& paint, const Curve& curve);

} // namespace danlu::ui
