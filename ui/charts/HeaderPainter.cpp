#include "ui/charts/HeaderPainter.h"

#include "ui/charts/Gutter.h"
#include "ui/charts/Measures.h"
#include "ui/charts/StripPainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace danlu::ui {
namespace {

constexpr double kText = 28; // from a cell's left edge, behind the chevron

enum class Chevron { Right, Down };

void paintChevron(QPainter& painter, const Paint& paint, QPointF centre, Chevron direction) {
    const double long_ = 4, short_ = 2.2;
    painter.setPen(QPen(paint.color(Color::TextMuted), paint.look.tokens().stroke(Stroke::Icon), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF along = direction == Chevron::Right ? QPointF(0, long_) : QPointF(long_, 0);
    const QPointF ahead = direction == Chevron::Right ? QPointF(short_, 0) : QPointF(0, short_);
    painter.drawPolyline(QPolygonF{{centre - along - ahead, centre + ahead, centre + along - ahead}});
}

/// Values side by side as long as there is room; none is cut.
void paintLastValues(QPainter& painter, const Paint& paint, StripId strip, const QRectF& place) {
    const QFont font = paint.look.font(TextSize::Small);
    double left = place.left();
    for (const auto* curve : paint.scene.model.curvesOf(strip)) {
        const QString value = endText(paint, *curve);
        const double width = QFontMetricsF(font).horizontalAdvance(value);
        if (left + 13 + width > place.right())
            return;
        painter.setPen(QPen(paint.color(curve->spec.color), 2, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QLineF(left, place.center().y(), left + 8, place.center().y()));
        painter.setFont(font);
        painter.setPen(paint.color(Color::Text));
        painter.drawText(QRectF(left + 13, place.top(), width + 1, place.height()), Qt::AlignLeft | Qt::AlignVCenter, value);
        left += 13 + width + 10;
    }
}

void paintHeader(QPainter& painter, const Paint& paint, const Strip& strip, const QRectF& cell) {
    const bool open = paint.scene.open == strip.id;
    if (open)
        painter.fillRect(cell, paint.color(Color::Selection));
    paintChevron(painter, paint, {cell.left() + 15, cell.top() + 14}, open ? Chevron::Down : Chevron::Right);
    const auto& key = strip.spec.shortKey.isEmpty() ? strip.spec.key : strip.spec.shortKey;
    const QRectF text = cell.adjusted(kText, 0, -4, 0);
    const bool fits = widthOfTitle(paint, strip.spec.title, key) <= text.width();
    paintTitle(painter, paint, strip.spec.title, fits ? key : QString(), QRectF(text.left(), cell.top() + 5, text.width(), kTextRow + 1));
    paintLastValues(painter, paint, strip.id, QRectF(text.left(), cell.top() + 24, text.width(), kTextRow));
}

} // namespace

std::vector<StripId> headerStrips(const Scene& scene) {
    std::vector<StripId> found;
    for (std::size_t i = 1; i < scene.model.strips().size(); ++i)
        found.push_back(scene.model.strips()[i].id);
    return found;
}

std::vector<QRectF> headerCells(const Scene& scene, const QRectF& row) {
    std::vector<QRectF> cells;
    const auto count = double(headerStrips(scene).size());
    for (double i = 0; i < count; ++i) {
        const double left = std::round(row.left() + row.width() * i / count), right = std::round(row.left() + row.width() * (i + 1) / count);
        cells.push_back(QRectF(left, row.top(), right - left, row.height()));
    }
    return cells;
}

void paintHeaders(QPainter& painter, const Paint& paint, const QRectF& row) {
    const auto cells = headerCells(paint.scene, row);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        paintHeader(painter, paint, paint.scene.model.strips()[i + 1], cells[i]);
        painter.setPen(QPen(paint.color(Color::Border), 1));
        if (i > 0)
            painter.drawLine(QLineF(cells[i].topLeft(), cells[i].bottomLeft()));
    }
    painter.setPen(QPen(paint.color(Color::Border), 1));
    painter.drawLine(QLineF(row.bottomLeft(), row.bottomRight()));
}

} // namespace danlu::ui
