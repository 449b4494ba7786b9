#include "ui/charts/Gutter.h"

#include "ui/charts/Ink.h"
#include "ui/charts/Measures.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

struct Row {
    const Curve* curve;
    double centre;
};

/// What the shown part of the line ends with.
double endValue(const Paint& paint, const Curve& curve) {
    const auto index = paint.scene.model.endOf(curve, paint.scene.unit, shownX(paint.scene));
    return index ? curve.series.line()[*index] : NAN;
}

double endPixel(const Paint& paint, const Curve& curve, const Frame& frame) {
    const double value = endValue(paint, curve);
    return frame.shows(value) ? std::clamp(frame.pixelY(value), frame.plot.top(), frame.plot.bottom()) : frame.plot.bottom();
}

/// Small strips stack their rows around their middle in the order of the curves; tall ones put them where the lines end.
std::vector<Row> rowsOf(const Paint& paint, const StripFrame& strip) {
    std::vector<Row> rows;
    const auto curves = paint.scene.model.curvesOf(strip.strip);
    const bool tall = strip.frame.plot.height() >= kTallPlot;
    double stacked = strip.frame.plot.center().y() - (double(curves.size()) - 1) * kTextRow / 2;
    for (const auto* curve : curves) {
        rows.push_back({curve, tall ? endPixel(paint, *curve, strip.frame) : stacked});
        stacked += kTextRow;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.centre < b.centre; });
    return rows;
}

void moveApart(std::vector<Row>& rows, Range room) {
    std::vector<double> centres;
    for (const auto& row : rows)
        centres.push_back(row.centre);
    centres = spread(std::move(centres), kTextRow, room);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].centre = centres[i];
}

void paintRow(QPainter& painter, const Paint& paint, const Row& row, double left, double right) {
    const QFont font = paint.look.font(TextSize::Caption);
    const QFontMetricsF metrics(font);
    const QString value = endText(paint, *row.curve);
    const double nameLeft = left + kSwatch + 5, nameRight = right - metrics.horizontalAdvance(value) - 6;
    const double top = row.centre - kTextRow / 2.0;
    paintSwatch(painter, paint, row.curve->spec, {left, row.centre});
    painter.setFont(font);
    painter.setPen(paint.color(Color::TextMuted));
    painter.drawText(QRectF(nameLeft, top, nameRight - nameLeft, kTextRow), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(row.curve->spec.name, Qt::ElideMiddle, nameRight - nameLeft));
    painter.setPen(paint.color(Color::Text));
    painter.drawText(QRectF(nameRight, top, right - nameRight, kTextRow), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, value);
}

} // namespace

std::vector<double> spread(std::vector<double> centres, double height, Range room) {
    if (centres.empty())
        return centres;
    centres.front() = std::max(centres.front(), room.low + height / 2);
    for (std::size_t i = 1; i < centres.size(); ++i)
        centres[i] = std::max(centres[i], centres[i - 1] + height);
    centres.back() = std::min(centres.back(), room.high - height / 2);
    for (std::size_t i = centres.size() - 1; i > 0; --i)
        centres[i - 1] = std::min(centres[i - 1], centres[i] - height);
    return centres;
}

QString endText(const Paint& paint, const Curve& curve) {
    return valueText(endValue(paint, curve), paint.scene.model.strip(curve.spec.strip).spec.format, paint.locale);
}

void paintSwatch(QPainter& painter, const Paint& paint, const CurveSpec& spec, QPointF left) {
    painter.setPen(linePen(paint.look, spec));
    painter.drawLine(QLineF(left, left + QPointF(kSwatch, 0)));
}

void paintGutter(QPainter& painter, const Paint& paint, const StripFrame& strip) {
    auto rows = rowsOf(paint, strip);
    const double left = strip.frame.plot.right() + kEdge, right = strip.outer.right() - kEdge;
    const auto fitting = std::size_t(std::max(1.0, std::floor(strip.outer.height() / kTextRow)));
    const std::size_t hidden = rows.size() > fitting ? rows.size() - fitting + 1 : 0;
    rows.resize(rows.size() - hidden);
    const double end = strip.frame.plot.bottom() + kStripBottom - (hidden > 0 ? kTextRow : 0);
    moveApart(rows, {strip.outer.top() + 1, end});
    for (const auto& row : rows)
        paintRow(painter, paint, row, left, right);
    if (hidden == 0)
        return;
    painter.setPen(paint.color(Color::TextFaint));
    painter.drawText(QRectF(left + kSwatch + 5, end - 1, right - left, kTextRow), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("+%1").arg(hidden));
}

} // namespace danlu::ui
