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

/// A curve without a gap in pixels. Where points are dense it is a band between two edges, as long as the plot is wide.
struct Piece {
    QPolygonF upper, lower; // lower is empty where a line is drawn through every point
};
/// The pieces of a curve that the frame shows: some four points per pixel column at most, whatever the series' length. `halfWidth`: of the
/// pen, by which a band is thicker than the extremes.
std::vector<Piece> traceOf(const Series& series, const Pyramid& values, const XMap& map, const Frame& frame, double halfWidth);

} // namespace danlu::ui
