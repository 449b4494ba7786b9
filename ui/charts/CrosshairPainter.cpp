#include "ui/charts/CrosshairPainter.h"

#include "ui/charts/Gutter.h"
#include "ui/charts/Ink.h"
#include "ui/charts/Measures.h"
#include "ui/charts/Readings.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

constexpr double kBoxPadding = 10, kBoxRow = 18, kBoxTitle = 20, kBoxGap = 10, kBoxLeast = 150;

void paintSelection(QPainter& painter, const Paint& paint, const std::vector<StripFrame>& strips) {
    QColor fill = paint.color(Color::Accent);
    fill.setAlphaF(0.16f); // it lies above the curves
    for (const auto& strip : strips) {
        const QRectF plot = strip.frame.plot;
        const double left = std::clamp(strip.frame.pixelX(paint.scene.selection->low), plot.left(), plot.right());
        const double right = std::clamp(strip.frame.pixelX(paint.scene.selection->high), plot.left(), plot.right());
        painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), fill);
        painter.setPen(QPen(paint.color(Color::Accent), 1));
        for (const double x : {left, right})
            painter.drawLine(QLineF(std::round(x), plot.top(), std::round(x), plot.bottom()));
    }
}

void paintHair(QPainter& painter, const Paint& paint, const std::vector<StripFrame>& strips, double x) {
    QPen pen(paint.color(Color::Crosshair), 1);
    setDashes(pen, 3, 3);
    painter.setPen(pen);
    for (const auto& strip : strips) {
        const double at = std::round(strip.frame.pixelX(x));
        painter.drawLine(QLineF(at, strip.frame.plot.top(), at, strip.frame.plot.bottom()));
    }
}

/// Rings where the box's values lie.
void paintDots(QPainter& painter, const Paint& paint, const std::vector<Reading>& readings, const Frame& frame) {
    painter.setBrush(paint.color(Color::ChartBackground));
    for (const auto& reading : readings) {
        if (!frame.shows(reading.value) || !frame.x.contains(reading.x) || !frame.y.contains(reading.value))
            continue;
        painter.setPen(QPen(paint.color(reading.curve->spec.color), paint.look.tokens().stroke(Stroke::ChartLine)));
        painter.drawEllipse(QPointF(frame.pixelX(reading.x), frame.pixelY(reading.value)), 3, 3);
    }
}

/// An axis label that would stick out from under the tag is taken away as a whole.
void clearLabelsUnder(QPainter& painter, const Paint& paint, const Frame& frame, const QRectF& tag) {
    const QFontMetricsF metrics(paint.look.font(TextSize::Caption));
    for (const auto& tick : ticksOf(frame.x, mostTicksX(frame.plot.width()), AxisScale::Linear, formatX(paint.scene.unit), paint.locale)) {
        const double width = metrics.horizontalAdvance(tick.text) + 4;
        const QRectF label(frame.pixelX(tick.at) - width / 2, tag.top() - 1, width, tag.height() + 2);
        if (label.intersects(tag.adjusted(-3, 0, 3, 0)))
            painter.fillRect(label, paint.color(Color::ChartBackground));
    }
}

void paintTag(QPainter& painter, const Paint& paint, const Frame& frame, double x, const QRectF& whole) {
    const QFont font = paint.look.font(TextSize::Caption);
    const QString text = placeText(x, paint.scene.unit, paint.locale);
    const double width = std::max(36.0, QFontMetricsF(font).horizontalAdvance(text) + 16);
    const double left = std::clamp(frame.pixelX(x) - width / 2, whole.left(), whole.right() - width);
    const QRectF tag(std::round(left), frame.plot.bottom() + 3, std::round(width), 18);
    clearLabelsUnder(painter, paint, frame, tag);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paint.color(Color::TooltipBackground));
    painter.drawRoundedRect(tag, paint.look.tokens().radius(Radius::Chip), paint.look.tokens().radius(Radius::Chip));
    painter.setFont(font);
    painter.setPen(paint.color(Color::TooltipText));
    painter.drawText(tag, Qt::AlignCenter, text);
}

/// One row of the box, as text.
struct BoxRow {
    const CurveSpec* spec;
    QString elsewhere, value; // "650": the point's own place where it is not the crosshair's
};

struct Box {
    QString title, beside; // "Step 640", "42:08"
    std::vector<BoxRow> rows;
};

QString besideTitle(const Paint& paint, double x) {
    const auto* clock = paint.scene.model.leadingClock();
    const XUnit other = paint.scene.unit == XUnit::Time ? XUnit::Steps : XUnit::Time;
    if (!clock || clock->convert(1, paint.scene.unit, other) == 1) // it knows nothing yet
        return {};
    return placeTitle(wholeX(clock->convert(x, paint.scene.unit, other)), other, paint.locale);
}

Box boxAt(const Paint& paint, const std::vector<Reading>& readings, double x) {
    const XUnit unit = paint.scene.unit;
    const auto& format = paint.scene.model.strip(paint.scene.pointed).spec.format;
    Box box{placeTitle(x, unit, paint.locale), besideTitle(paint, x), {}};
    for (const auto& reading : readings) {
        const bool elsewhere = std::abs(reading.x - x) >= 1;
        box.rows.push_back(
            {&reading.curve->spec, elsewhere ? placeShort(wholeX(reading.x), unit, paint.locale) : QString(), valueText(reading.value, format, paint.locale)});
    }
    return box;
}

/// The widths of the box's columns.
struct BoxColumns {
    double name = 0, elsewhere = 0, value = 0, title = 0;

    double row() const { return kSwatch + 7 + name + (elsewhere > 0 ? kBoxGap + elsewhere : 0) + kBoxGap + value; }
    double width() const { return std::max({kBoxLeast, row(), title}) + 2 * kBoxPadding; }
};

BoxColumns columnsOfBox(const Box& box, const Look& look) {
    const QFontMetricsF plain(look.font(TextSize::Caption)), strong(look.font(TextSize::Small, Weight::Strong));
    BoxColumns columns;
    for (const auto& row : box.rows) {
        columns.name = std::max(columns.name, std::min(220.0, std::ceil(plain.horizontalAdvance(row.spec->name))));
        columns.elsewhere = std::max(columns.elsewhere, std::ceil(plain.horizontalAdvance(row.elsewhere)));
        columns.value = std::max(columns.value, std::ceil(plain.horizontalAdvance(row.value)));
    }
    columns.title = strong.horizontalAdvance(box.title) + 24 + plain.horizontalAdvance(box.beside);
    return columns;
}

/// Right of the crosshair where it fits, else left of it; below the strip's top, within the chart.
QRectF placeOfBox(const Frame& frame, double x, QSizeF size, const QRectF& whole) {
    const double at = frame.pixelX(x);
    const double right = at + 12, left = at - 12 - size.width();
    const double edge = right + size.width() <= frame.plot.right() || left < whole.left() ? right : left;
    const double top = std::clamp(frame.plot.top() + 8, whole.top() + 4, std::max(whole.top() + 4, whole.bottom() - 4 - size.height()));
    return QRectF(QPointF(std::round(edge), std::round(top)), size);
}

void paintBoxRow(QPainter& painter, const Paint& paint, const BoxRow& row, const BoxColumns& columns, const QRectF& place) {
    const QFont font = paint.look.font(TextSize::Caption);
    const auto write = [&](double left, double width, Qt::Alignment side, Color color, const QString& text) {
        painter.setPen(paint.color(color));
        painter.drawText(QRectF(left, place.top(), width, place.height()), int(side | Qt::AlignVCenter) | Qt::TextSingleLine, text);
    };
    paintSwatch(painter, paint, *row.spec, {place.left(), place.center().y()});
    painter.setFont(font);
    const double value = place.right() - columns.value;
    write(place.left() + kSwatch + 7, columns.name + 1, Qt::AlignLeft, Color::TextMuted,
          QFontMetricsF(font).elidedText(row.spec->name, Qt::ElideMiddle, columns.name + 1));
    write(value - kBoxGap - columns.elsewhere, columns.elsewhere, Qt::AlignRight, Color::TextFaint, row.elsewhere);
    write(value, columns.value, Qt::AlignRight, Color::Text, row.value);
}

void paintBox(QPainter& painter, const Paint& paint, const Box& box, const Frame& frame, double x, const QRectF& whole) {
    const BoxColumns columns = columnsOfBox(box, paint.look);
    const QSizeF size(std::round(columns.width()), kBoxPadding + kBoxTitle + double(box.rows.size()) * kBoxRow + kBoxPadding - 3);
    const QRectF place = placeOfBox(frame, x, size, whole);
    painter.setPen(QPen(paint.color(Color::BorderStrong), 1));
    painter.setBrush(paint.color(Color::Raised));
    painter.drawRoundedRect(place, paint.look.tokens().radius(Radius::Popover), paint.look.tokens().radius(Radius::Popover));
    QRectF row = place.adjusted(kBoxPadding, kBoxPadding - 3, -kBoxPadding, 0);
    row.setHeight(kBoxTitle);
    painter.setFont(paint.look.font(TextSize::Small, Weight::Strong));
    painter.setPen(paint.color(Color::Text));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, box.title);
    painter.setFont(paint.look.font(TextSize::Caption));
    painter.setPen(paint.color(Color::TextMuted));
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, box.beside);
    row.translate(0, kBoxTitle);
    row.setHeight(kBoxRow);
    for (const auto& one : box.rows) {
        paintBoxRow(painter, paint, one, columns, row);
        row.translate(0, kBoxRow);
    }
}

/// Inside, since the chart reaches to its panel's edges; after keyboard use only.
void paintFocus(QPainter& painter, const Paint& paint, const QRectF& whole) {
    const double width = paint.look.tokens().stroke(Stroke::FocusRing), inset = width / 2;
    painter.setPen(QPen(paint.color(Color::FocusRing), width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(whole.adjusted(inset - 0.5, inset - 0.5, -inset - 0.5, -inset - 0.5));
}

bool cameByKeyboard(Qt::FocusReason reason) { return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason; }

} // namespace

void paintOverlay(QPainter& painter, const Paint& paint, const std::vector<StripFrame>& strips, const QRectF& whole) {
    const auto& scene = paint.scene;
    if (scene.selection)
        paintSelection(painter, paint, strips);
    if (cameByKeyboard(scene.focus))
        paintFocus(painter, paint, whole);
    if (!scene.crosshair || strips.empty() || !strips.front().frame.x.contains(*scene.crosshair))
        return;
    const double x = *scene.crosshair;
    paintHair(painter, paint, strips, x);
    paintTag(painter, paint, strips.back().frame, x, whole);
    const auto pointed = std::find_if(strips.begin(), strips.end(), [&](const StripFrame& strip) { return strip.strip == scene.pointed; });
    if (pointed == strips.end())
        return;
    const auto readings = readingsAt(scene, scene.pointed, x);
    const QRectF room(whole.topLeft(), QPointF(whole.right(), strips.back().frame.plot.bottom()));
    paintDots(painter, paint, readings, pointed->frame);
    paintBox(painter, paint, boxAt(paint, readings, x), pointed->frame, x, room);
}

} // namespace danlu::ui
