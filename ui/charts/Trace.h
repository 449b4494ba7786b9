#pragma once

#include "ui/charts/Frame.h"
#include "ui/charts/RunClock.h"
#include "ui/charts/Series.h"

#include <QPolygonF>

#include <vector>

namespace danlu::ui {

/// What is drawn of one pixel column: at most four values of it.
struct Column {
    std::size_t count = 0; // of points, gaps among them
    Extremes extremes;
    double first = 0, last = 0; // NaN without a point
};
/// bounds[i] is the first index of column i, bounds.back() the end.
std::vector<Column> columnsOf(const Pyramid& values, const std::vector<std::size_t>& bounds);

/// A curve without a gap, in pixels; an integer is a pixel's middle, as QCustomPlot has it. Where points are dense it is a band between two
/// edges, with a point in the middle of every column.
struct Piece {
    QPolygonF upper, lower; // lower is empty where a line is drawn through every point
};
/// How it will be drawn: a band is thicker than the extremes by half a pen on either side, and has one column for each pixel of the device.
struct Nib {
    double halfWidth = 0;  // logical pixels
    double pixelRatio = 1; // device pixels per logical one
};
/// The pieces of a curve that the frame shows: some four points per pixel column at most, whatever the series' length.
std::vector<Piece> traceOf(const Series& series, const Pyramid& values, const XMap& map, const Frame& frame, Nib nib);

} // namespace danlu::ui
