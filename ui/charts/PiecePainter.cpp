#include "ui/charts/PiecePainter.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>
#include <ranges>

namespace danlu::ui {
namespace {

constexpr qsizetype kShortPath = 24; // points
constexpr qsizetype kFewPoints = 60;
constexpr double kNoise = 2.5; // pixels along the line for each pixel across

double lengthOf(const QPolygonF& line) {
    double length = 0;
    for (qsizetype i = 1; i < line.size(); ++i)
        length += QLineF(line[i - 1], line[i]).length();
    return length;
}

/// Lines that a path would take long for: many points, and far from one to the next.
bool isNoisy(const QPolygonF& line) { return line.size() > kFewPoints && lengthOf(line) > kNoise * std::abs(line.back().x() - line.front().x()); }

/// In one path. Calm lines are long ones by their points alone.
void paintPath(QPainter& painter, const QPolygonF& line, const QPen& pen) {
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

/// The pattern goes on from one short path to the next.
void paintDashes(QPainter& painter, const QPolygonF& line, QPen pen) {
    double length = 0;
    for (qsizetype from = 0; from + 1 < line.size(); from += kShortPath - 1) {
        const QPolygonF part(line.mid(from, kShortPath));
        pen.setDashOffset(length / pen.widthF());
        painter.setPen(pen);
        painter.drawPolyline(part);
        length += lengthOf(part);
    }
}

/// What QSvgGenerator gets, and other devices without pixels.
void paintOutline(QPainter& painter, const Piece& piece, const QColor& color) {
    QPolygonF outline = piece.upper;
    for (const auto& point : piece.lower | std::views::reverse)
        outline.append(point);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(outline, Qt::WindingFill);
}

/// Sets one column of an image between two heights (in its pixels, from its top), the pixels at both ends by how much of them is covered.
void fillColumn(QImage& image, int x, double top, double bottom, const QColor& color) {
    const auto ink = [&color](double share) { return qPremultiply(qRgba(color.red(), color.green(), color.blue(), int(std::lround(color.alpha() * share)))); };
    const QRgb full = ink(1);
    const int first = std::max(0, int(std::floor(top))), last = std::min(image.height() - 1, int(std::ceil(bottom)) - 1);
    auto* bits = reinterpret_cast<QRgb*>(image.bits()) + x;
    const qsizetype stride = image.bytesPerLine() / qsizetype(sizeof(QRgb));
    for (int y = first; y <= last; ++y) {
        const double covered = std::min(bottom, y + 1.0) - std::max(top, double(y));
        bits[y * stride] = covered < 1 ? ink(std::max(covered, 0.0)) : full;
    }
}

/// The part of the room that a band covers, on whole device pixels.
QRectF areaOf(const Piece& piece, const QRectF& room, double ratio) {
    double top = room.bottom(), bottom = room.top();
    for (qsizetype i = 0; i < piece.upper.size(); ++i) {
        top = std::min(top, piece.upper[i].y());
        bottom = std::max(bottom, piece.lower[i].y());
    }
    const auto below = [&](double y) { return std::floor((std::clamp(y, room.top() - 2, room.bottom() + 2) + 0.5) * ratio) / ratio - 0.5; };
    return QRectF(QPointF(piece.upper.front().x() - 0.5 / ratio, below(top)), QPointF(piece.upper.back().x() + 0.5 / ratio, below(bottom) + 1 / ratio));
}

/// Column by column into an image: Qt would hand the spans of every path to its threads, and take ten times as long.
void paintBand(QPainter& painter, const Piece& piece, const QColor& color, const QRectF& room) {
    if (piece.upper.empty())
        return;
    const double ratio = painter.device()->devicePixelRatioF();
    const QRectF area = areaOf(piece, room, ratio);
    QImage image((area.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return; // above or below the room
    image.fill(Qt::transparent);
    const auto columnAt = [&](double x) { return int(std::lround((x - area.left()) * ratio - 0.5)); };
    for (qsizetype i = 0; i < piece.upper.size(); ++i) {
        const int from = columnAt(piece.upper[i].x()), to = i + 1 < piece.upper.size() ? columnAt(piece.upper[i + 1].x()) : from + 1;
        for (int x = from; x < std::min(to, image.width()); ++x)
            fillColumn(image, x, (piece.upper[i].y() - area.top()) * ratio, (piece.lower[i].y() - area.top()) * ratio, color);
    }
    image.setDevicePixelRatio(ratio);
    painter.drawImage(area.topLeft(), image);
}

/// From where to where a segment goes between two x; nothing where it is elsewhere.
Extremes reachOf(QPointF a, QPointF b, double left, double right) {
    Extremes reach;
    left = std::max(a.x(), left), right = std::min(b.x(), right);
    if (left > right)
        return reach;
    const double slope = b.x() > a.x() ? (b.y() - a.y()) / (b.x() - a.x()) : 0;
    reach.add(a.y() + slope * (left - a.x()));
    reach.add(b.x() > a.x() ? a.y() + slope * (right - a.x()) : b.y());
    return reach;
}

/// A line as the band that it covers: for each column of device pixels what it reaches within a pen's width.
Piece columnsOfLine(const QPolygonF& line, double halfWidth, double ratio, const QRectF& room) {
    const auto columnAt = [ratio](double x) { return int(std::floor((x + 0.5) * ratio)); };
    const int first = columnAt(std::max(line.front().x(), room.left() - 2)), last = columnAt(std::min(line.back().x(), room.right() + 2));
    const double beside = std::max(0.0, halfWidth - 0.5 / ratio);
    std::vector<Extremes> reach(std::size_t(std::max(0, last - first + 1)));
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF a = line[i - 1], b = line[i];
        for (int column = std::max(first, columnAt(a.x() - beside)); column <= std::min(last, columnAt(b.x() + beside)); ++column)
            reach[std::size_t(column - first)].add(reachOf(a, b, column / ratio - 0.5 - beside, (column + 1) / ratio - 0.5 + beside));
    }
    Piece piece;
    for (std::size_t i = 0; i < reach.size(); ++i) {
        const double x = (double(first) + double(i) + 0.5) / ratio - 0.5;
        if (reach[i].empty())
            continue;
        piece.upper.append({x, reach[i].low - halfWidth});
        piece.lower.append({x, reach[i].high + halfWidth});
    }
    return piece;
}

void paintPoint(QPainter& painter, QPointF at, const QPen& pen) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawEllipse(at, pen.widthF(), pen.widthF());
}

void paintVectors(QPainter& painter, const Piece& piece, const QPen& pen) {
    if (piece.upper.size() == 1)
        paintPoint(painter, piece.upper.front(), pen);
    else if (!piece.lower.empty())
        paintOutline(painter, piece, pen.color());
    else
        paintPath(painter, piece.upper, pen);
}

} // namespace

bool isRaster(const QPainter& painter) { return painter.paintEngine()->type() == QPaintEngine::Raster; }

QPolygonF insideOf(QPolygonF line, const QRectF& room) {
    const auto drawnTo = [](QPointF from, QPointF to, double x) { return QPointF(x, from.y() + (x - from.x()) / (to.x() - from.x()) * (to.y() - from.y())); };
    if (line.size() > 1 && line.front().x() < room.left() && line[1].x() > room.left())
        line.front() = drawnTo(line.front(), line[1], room.left());
    if (line.size() > 1 && line.back().x() > room.right() && line[line.size() - 2].x() < room.right())
        line.back() = drawnTo(line.back(), line[line.size() - 2], room.right());
    for (auto& point : line)
        point.setY(std::clamp(point.y(), room.top(), room.bottom()));
    return line;
}

void paintPiece(QPainter& painter, const Piece& piece, const QPen& pen, const QRectF& room) {
    if (!isRaster(painter))
        return paintVectors(painter, {insideOf(piece.upper, room), insideOf(piece.lower, room)}, pen);
    if (piece.upper.size() == 1)
        paintPoint(painter, piece.upper.front(), pen);
    else if (!piece.lower.empty())
        paintBand(painter, piece, pen.color(), room);
    else if (pen.style() != Qt::SolidLine)
        paintDashes(painter, piece.upper, pen);
    else if (isNoisy(piece.upper))
        paintBand(painter, columnsOfLine(piece.upper, pen.widthF() / 2, painter.device()->devicePixelRatioF(), room), pen.color(), room);
    else
        paintPath(painter, piece.upper, pen);
}

} // namespace danlu::ui
