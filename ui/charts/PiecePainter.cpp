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

constexpr qsizetype kShortPath = 24, kLongPath = 512; // points
constexpr double kCalm = 2, kNoise = 9;               // pixels from point to point, on the average

double lengthOf(const QPolygonF& line) {
    double length = 0;
    for (qsizetype i = 1; i < line.size(); ++i)
        length += QLineF(line[i - 1], line[i]).length();
    return length;
}

/// Each by itself: somewhat coarser at the joints, which nobody sees in noise.
void paintSegments(QPainter& painter, const QPolygonF& line) {
    QList<QLineF> segments;
    segments.reserve(line.size());
    for (qsizetype i = 1; i < line.size(); ++i)
        segments.append({line[i - 1], line[i]});
    painter.drawLines(segments);
}

/// For pens that hide what is below. Where short paths meet, round caps close the joint; a calm line hardly needs any.
void paintSolid(QPainter& painter, const QPolygonF& line, QPen pen) {
    const double travel = lengthOf(line) / double(line.size()); // pixels from point to point
    const bool noisy = travel > kNoise;
    pen.setCapStyle(noisy ? Qt::SquareCap : Qt::RoundCap); // Qt draws a segment with a square cap without making a path
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    if (noisy)
        return paintSegments(painter, line);
    const qsizetype points = travel < kCalm ? kLongPath : kShortPath;
    for (qsizetype from = 0; from + 1 < line.size(); from += points - 1)
        painter.drawPolyline(QPolygonF(line.mid(from, points)));
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

void paintPoint(QPainter& painter, QPointF at, const QPen& pen) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawEllipse(at, pen.widthF(), pen.widthF());
}

} // namespace

void paintPiece(QPainter& painter, const Piece& piece, const QPen& pen, const QRectF& room) {
    const bool band = !piece.lower.empty();
    if (piece.upper.size() == 1)
        paintPoint(painter, piece.upper.front(), pen);
    else if (band && painter.paintEngine()->type() == QPaintEngine::Raster)
        paintBand(painter, piece, pen.color(), room);
    else if (band)
        paintOutline(painter, piece, pen.color());
    else if (pen.style() != Qt::SolidLine)
        paintDashes(painter, piece.upper, pen);
    else if (pen.color().alpha() == 255)
        paintSolid(painter, piece.upper, pen);
    else {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(piece.upper);
    }
}

} // namespace danlu::ui
