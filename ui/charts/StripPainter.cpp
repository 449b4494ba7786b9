#include "ui/charts/StripPainter.h"

#include "ui/charts/ChartWords.h"
#include "ui/charts/Gutter.h"
#include "ui/charts/Ink.h"
#include "ui/charts/Measures.h"
#include "ui/charts/PiecePainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>
#include <ranges>

namespace danlu::ui {
namespace {

constexpr double kTitleGap = 5;

void paintLine(QPainter& painter, const Paint& paint, const Curve& curve, const Pyramid& values, const Frame& frame, const QPen& pen) {
    const Nib nib{pen.widthF() / 2, painter.device()->devicePixelRatioF()};
    for (const auto& piece : traceOf(curve.series, values, paint.scene.model.mapOf(curve, paint.scene.unit), frame, nib))
        paintPiece(painter, piece, pen, frame.plot);
}

void paintArea(QPainter& painter, const Paint& paint, const Curve& curve, const Frame& frame) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(areaColor(paint.look, curve.spec));
    for (auto& piece :
         traceOf(curve.series, curve.series.line(), paint.scene.model.mapOf(curve, paint.scene.unit), frame, {0, painter.device()->devicePixelRatioF()})) {
        QPolygonF area = isRaster(painter) ? std::move(piece.upper) : insideOf(std::move(piece.upper), frame.plot);
        area.append({area.back().x(), frame.plot.bottom()});
        area.append({area.front().x(), frame.plot.bottom()});
        painter.drawPolygon(area);
    }
}

void paintLimit(QPainter& painter, const Paint& paint, double limit, const Frame& frame) {
    QPen pen(paint.color(Color::Bad), paint.look.tokens().stroke(Stroke::ChartRawLine));
    setDashes(pen, 3, 2);
    painter.setPen(pen);
    const double y = std::round(frame.pixelY(limit));
    painter.drawLine(QLineF(frame.plot.left(), y, frame.plot.right(), y));
}

QRectF titlePlace(const StripFrame& strip) {
    const bool tall = strip.frame.plot.top() - strip.outer.top() >= kFirstTop;
    return QRectF(strip.frame.plot.left(), strip.outer.top() + (tall ? 6 : 2), strip.frame.plot.width(), kTextRow + 1);
}

void paintUnit(QPainter& painter, const Paint& paint, const StripFrame& strip) {
    painter.setFont(paint.look.font(TextSize::Caption));
    painter.setPen(paint.color(Color::TextFaint));
    painter.drawText(QRectF(strip.frame.plot.right() + 24, strip.frame.plot.bottom() + 4, kRightGutter - 24, kTextRow), Qt::AlignLeft | Qt::AlignVCenter,
                     ChartWords::unit(paint.scene.unit));
}

void paintNothingYet(QPainter& painter, const Paint& paint, const StripFrame& strip) {
    painter.setFont(paint.look.font(TextSize::Small));
    painter.setPen(paint.color(Color::TextFaint));
    painter.drawText(strip.frame.plot, Qt::AlignCenter, ChartWords::empty());
}

/// Where the mark sits on the line; between two points on the way from one to the other.
std::optional<QPointF> placeOf(const Paint& paint, const Curve& curve, const Mark& mark, const Frame& frame) {
    const auto index = indexAt(curve, mark.x);
    if (!index)
        return std::nullopt;
    const auto& line = curve.series.line();
    double value = line[*index];
    if (*index + 1 < line.size() && std::isfinite(line[*index + 1]) && curve.series.x(*index + 1) > curve.series.x(*index))
        value += (mark.x - curve.series.x(*index)) / (curve.series.x(*index + 1) - curve.series.x(*index)) * (line[*index + 1] - value);
    const double x = paint.scene.model.mapOf(curve, paint.scene.unit).shown(mark.x);
    if (!frame.shows(value) || !frame.x.contains(x))
        return std::nullopt;
    return QPointF(frame.pixelX(x), frame.pixelY(value));
}

void paintDiamond(QPainter& painter, QPointF centre, double radius, const QPen& pen, const QBrush& brush) {
    const QPolygonF diamond{{centre + QPointF(0, -radius), centre + QPointF(radius, 0), centre + QPointF(0, radius), centre + QPointF(-radius, 0)}};
    painter.setPen(pen);
    painter.setBrush(brush);
    painter.drawPolygon(diamond);
}

/// Whether any line of the strip runs through a rectangle; between its left and right edge a line counts with all it covers.
bool isCrossed(const Paint& paint, const StripFrame& strip, const QRectF& place) {
    const Frame& frame = strip.frame;
    const Range x{frame.valueX(place.left()), frame.valueX(place.right())};
    for (const auto* curve : paint.scene.model.curvesOf(strip.strip)) {
        const XMap map = paint.scene.model.mapOf(*curve, paint.scene.unit);
        const Stretch stretch = curve->series.within({map.own(x.low), map.own(x.high)});
        const Extremes covered = curve->series.line().extremes(stretch.begin, stretch.end);
        if (!covered.empty() && frame.shows(covered.low) && frame.pixelY(covered.high) <= place.bottom() && frame.pixelY(covered.low) >= place.top())
            return true;
    }
    return false;
}

/// Above the mark on the side with room, as near as no line is in the way.
QRectF placeOfLabel(const Paint& paint, const StripFrame& strip, QPointF at, double width) {
    const QRectF plot = strip.frame.plot;
    const bool right = at.x() + 6 + width <= plot.right() || at.x() - 6 - width < plot.left();
    const double left = right ? at.x() + 6 : at.x() - 6 - width;
    QRectF nearest(left, std::max(plot.top(), at.y() - 36), width, kTextRow);
    for (QRectF place = nearest; place.top() >= std::max(plot.top(), at.y() - 120); place.translate(0, -6))
        if (!isCrossed(paint, strip, place.adjusted(0, -1, 0, 1)))
            return place;
    return nearest;
}

/// A stem up to the words.
void paintBestLabel(QPainter& painter, const Paint& paint, QPointF at, const QString& label, const StripFrame& strip, const QColor& color) {
    const QFont font = paint.look.font(TextSize::Small);
    const QRectF place = placeOfLabel(paint, strip, at, QFontMetricsF(font).horizontalAdvance(label));
    painter.setPen(QPen(color, 1));
    painter.drawLine(QLineF(std::round(at.x()), at.y(), std::round(at.x()), place.top() + 2));
    painter.setFont(font);
    painter.setPen(paint.color(Color::Text));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, label);
}

void paintMark(QPainter& painter, const Paint& paint, const Curve& curve, const Mark& mark, const StripFrame& strip) {
    const auto at = placeOf(paint, curve, mark, strip.frame);
    if (!at)
        return;
    const QColor color = paint.color(curve.spec.color);
    const bool best = mark.kind == MarkKind::Best;
    if (best && !mark.label.isEmpty())
        paintBestLabel(painter, paint, *at, mark.label, strip, color);
    paintDiamond(painter, *at, best ? 5 : 4.2, QPen(color, 1.3), best ? color : paint.color(Color::ChartBackground));
}

} // namespace

double widthOfTitle(const Paint& paint, const QString& title, const QString& key) {
    return QFontMetricsF(paint.look.font(TextSize::Small, Weight::Strong)).horizontalAdvance(title) + kTitleGap +
           QFontMetricsF(paint.look.font(TextSize::Small)).horizontalAdvance(key);
}

void paintTitle(QPainter& painter, const Paint& paint, const QString& title, const QString& key, const QRectF& place) {
    const QFont strong = paint.look.font(TextSize::Small, Weight::Strong), plain = paint.look.font(TextSize::Small);
    const double used = QFontMetricsF(strong).horizontalAdvance(title);
    painter.setFont(strong);
    painter.setPen(paint.color(Color::Text));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    painter.setFont(plain);
    painter.setPen(paint.color(Color::TextMuted));
    const QRectF rest = place.adjusted(used + kTitleGap, 0, 0, 0);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, QFontMetricsF(plain).elidedText(key, Qt::ElideRight, rest.width()));
}

void paintStrip(QPainter& painter, const Paint& paint, const StripFrame& strip, AxisBelow axis) {
    const auto& spec = paint.scene.model.strip(strip.strip).spec;
    painter.setPen(QPen(paint.color(Color::Border), 1));
    painter.drawLine(QLineF(strip.outer.left(), strip.outer.bottom(), strip.outer.right(), strip.outer.bottom()));
    paintTitle(painter, paint, spec.title, spec.key, titlePlace(strip));
    if (axis == AxisBelow::Yes && paint.scene.model.extentX(paint.scene.unit))
        paintUnit(painter, paint, strip);
    if (!paint.scene.model.extentX(paint.scene.unit) && strip.frame.plot.height() >= kTallPlot)
        paintNothingYet(painter, paint, strip);
    else
        paintGutter(painter, paint, strip);
}

void paintUnderlay(QPainter& painter, const Paint& paint, const StripFrame& strip) {
    const auto curves = paint.scene.model.curvesOf(strip.strip);
    for (const auto* curve : curves | std::views::reverse)
        if (curve->spec.fill == Fill::Area)
            paintArea(painter, paint, *curve, strip.frame);
    for (const auto* curve : curves | std::views::reverse)
        if (curve->series.isSmoothed())
            paintLine(painter, paint, *curve, curve->series.values(), strip.frame, rawPen(paint.look, curve->spec));
}

void paintCurves(QPainter& painter, const Paint& paint, const StripFrame& strip) {
    const auto& spec = paint.scene.model.strip(strip.strip).spec;
    const auto curves = paint.scene.model.curvesOf(strip.strip);
    for (const auto* curve : curves | std::views::reverse)
        paintLine(painter, paint, *curve, curve->series.line(), strip.frame, linePen(paint.look, curve->spec));
    if (spec.limit && hasValues(paint.scene, strip.strip) && strip.frame.shows(*spec.limit) && strip.frame.y.contains(*spec.limit))
        paintLimit(painter, paint, *spec.limit, strip.frame);
}

void paintMarks(QPainter& painter, const Paint& paint, const StripFrame& strip) {
    for (const auto* curve : paint.scene.model.curvesOf(strip.strip))
        for (const auto& mark : curve->marks)
            paintMark(painter, paint, *curve, mark, strip);
}

} // namespace danlu::ui
