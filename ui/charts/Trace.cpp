#include "ui/charts/Trace.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace danlu::ui {
namespace {

constexpr double kDense = 1.5;   // points per pixel of the device from which a band is drawn
constexpr double kFarOff = 4000; // pixels; a rasterizer's fixed point has its limits

/// One point more on either side, so that the line goes on to the edge.
Stretch shownStretch(const Series& series, const XMap& map, const Frame& frame) {
    Stretch stretch = series.within({map.own(frame.x.low), map.own(frame.x.high)});
    stretch.begin -= stretch.begin > 0 ? 1 : 0;
    stretch.end += stretch.end < series.size() ? 1 : 0;
    return stretch;
}

double boundedY(const Frame& frame, double value) { return std::clamp(frame.pixelY(value), frame.plot.top() - kFarOff, frame.plot.bottom() + kFarOff); }

/// Moves a point that is far to the side along its line to where the limit is.
void pullIn(QPointF& point, const QPointF& towards, double limit) {
    if (towards.x() != point.x())
        point = {limit, point.y() + (limit - point.x()) / (towards.x() - point.x()) * (towards.y() - point.y())};
}

void pullEndsIn(QPolygonF& line, const Frame& frame) {
    const double left = frame.plot.left() - kFarOff, right = frame.plot.right() + kFarOff;
    if (line.size() > 1 && line.front().x() < left)
        pullIn(line.front(), line[1], left);
    if (line.size() > 1 && line.back().x() > right)
        pullIn(line.back(), line[line.size() - 2], right);
}

void finish(std::vector<Piece>& pieces, Piece& piece) {
    if (!piece.upper.empty())
        pieces.push_back(std::move(piece));
    piece = {};
}

std::vector<Piece> linesThrough(const Series& series, const Pyramid& values, const XMap& map, const Frame& frame, Stretch stretch) {
    std::vector<Piece> pieces;
    Piece piece;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        if (frame.shows(values[i]))
            piece.upper.append({frame.pixelX(map.shown(series.x(i))), boundedY(frame, values[i])});
        else
            finish(pieces, piece);
    }
    finish(pieces, piece);
    for (auto& one : pieces)
        pullEndsIn(one.upper, frame);
    return pieces;
}

/// std::lower_bound that looks near `stride` points ahead first: columns are about as full as their neighbours, and a binary search over
/// ten million points is all cache misses.
std::size_t firstFrom(const std::vector<double>& xs, std::size_t from, std::size_t end, double x, std::size_t stride) {
    std::size_t low = from, step = std::max<std::size_t>(stride - stride / 8, 1), next = std::max<std::size_t>(stride / 8, 1);
    while (low + step < end && xs[low + step] < x) {
        low += step;
        step = std::exchange(next, next * 2);
    }
    const auto begin = xs.begin();
    const auto found = std::lower_bound(begin + std::ptrdiff_t(low), begin + std::ptrdiff_t(std::min(low + step, end)), x);
    return std::size_t(found - begin);
}

/// The first index of every pixel column, and one column more on either side.
std::vector<std::size_t> boundsOf(const Series& series, const XMap& map, const Frame& frame, Stretch stretch, double ratio) {
    const auto columns = std::size_t(std::ceil(frame.plot.width() * ratio)) + 2;
    std::vector<std::size_t> bounds{stretch.begin};
    std::size_t stride = stretch.size() / columns;
    for (std::size_t i = 1; i < columns; ++i) {
        const double x = map.own(frame.valueX(frame.plot.left() + double(i - 1) / ratio - 0.5));
        const std::size_t next = firstFrom(series.xs(), bounds.back(), stretch.end, x, stride);
        stride = i > 1 ? next - bounds.back() : stride; // the first column lies outside the plot
        bounds.push_back(next);
    }
    bounds.push_back(stretch.end);
    return bounds;
}

/// Low and high in pixels; the last value of the column before belongs to it, or steep lines would fall apart.
Range bandOf(const Column& column, double before, const Frame& frame) {
    Extremes extremes = column.extremes;
    if (frame.shows(before))
        extremes.add(before);
    const double low = frame.shows(extremes.low) ? extremes.low : extremes.leastPositive;
    return {boundedY(frame, extremes.high), boundedY(frame, low)};
}

std::vector<Piece> bandsThrough(const std::vector<Column>& columns, const Frame& frame, Nib nib) {
    std::vector<Piece> pieces;
    Piece piece;
    double before = NAN;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& column = columns[i];
        if (column.count == 0) {
            before = NAN; // nothing to join to, and no gap either
            continue;
        }
        if (column.extremes.empty() || !frame.shows(column.extremes.high)) {
            finish(pieces, piece);
            before = NAN;
            continue;
        }
        const Range band = bandOf(column, before, frame);
        const double x = frame.plot.left() + (double(i) - 0.5) / nib.pixelRatio - 0.5; // column 0 lies left of the plot
        piece.upper.append({x, band.low - nib.halfWidth});
        piece.lower.append({x, band.high + nib.halfWidth});
        before = column.last;
    }
    finish(pieces, piece);
    return pieces;
}

} // namespace

std::vector<Column> columnsOf(const Pyramid& values, const std::vector<std::size_t>& bounds) {
    std::vector<Column> columns(bounds.empty() ? 0 : bounds.size() - 1);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto begin = bounds[i], end = bounds[i + 1];
        columns[i] = {end - begin, values.extremes(begin, end), begin < end ? values[begin] : NAN, begin < end ? values[end - 1] : NAN};
    }
    return columns;
}

std::vector<Piece> traceOf(const Series& series, const Pyramid& values, const XMap& map, const Frame& frame, Nib nib) {
    const Stretch stretch = shownStretch(series, map, frame);
    if (double(stretch.size()) <= kDense * frame.plot.width() * nib.pixelRatio)
        return linesThrough(series, values, map, frame, stretch);
    return bandsThrough(columnsOf(values, boundsOf(series, map, frame, stretch, nib.pixelRatio)), frame, nib);
}

} // namespace danlu::ui
