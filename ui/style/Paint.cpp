#include "ui/style/Paint.h"

#include "ui/style/Metrics.h"
#include "ui/style/ShownText.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

int keyCapWidth(const QString& cap, const Look& look) {
    return std::max(look.tokens().size(Size::KeyCap), widthOf(cap, look.font(TextSize::Caption)) + 2 * kKeyPadding);
}

/// Who cut the text to the room measured controls without a width; what is shown in their place has one.
QString shownIn(double width, const QString& text, const QFont& font) {
    const QString shown = shownText(text);
    return shown == text ? shown : QFontMetricsF(font).elidedText(shown, Qt::ElideRight, width);
}

} // namespace

void paintBox(QPainter& painter, const QRectF& rect, const Box& box) {
    const bool line = box.line.isValid();
    const double inset = line ? 0.5 : 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, box.radius > 0);
    painter.setPen(line ? QPen(box.line, 1, box.pen) : QPen(Qt::NoPen));
    painter.setBrush(box.fill.isValid() ? QBrush(box.fill) : QBrush(Qt::NoBrush));
    const QRectF shape = rect.adjusted(inset, inset, -inset, -inset);
    if (box.radius > 0)
        painter.drawRoundedRect(shape, box.radius - inset, box.radius - inset);
    else
        painter.drawRect(shape);
    painter.restore();
}

void paintRing(QPainter& painter, const QRectF& rect, const Look& look, double radius) {
    const double width = look.tokens().stroke(Stroke::FocusRing);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, radius > 0);
    painter.setPen(QPen(look.color(Color::FocusRing), width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter.restore();
}

double baselineIn(const QRectF& rect, const QFont& font) {
    const QFontMetricsF metrics(font);
    return std::round(rect.y() + (rect.height() + metrics.ascent() - metrics.descent()) / 2);
}

void paintText(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font, const QColor& color, int alignment) {
    const QString shown = shownIn(rect.width(), text, font);
    const double rest = rect.width() - (alignment & (Qt::AlignRight | Qt::AlignHCenter) ? QFontMetricsF(font).horizontalAdvance(shown) : 0);
    const double x = alignment & Qt::AlignRight ? rest : alignment & Qt::AlignHCenter ? rest / 2 : 0;
    painter.save();
    painter.setFont(font);
    painter.setPen(color);
    painter.setLayoutDirection(Qt::LeftToRight); // of the line; Hebrew and Arabic words in it run as they do
    painter.drawText(QPointF(std::round(rect.x() + x), baselineIn(rect, font)), shown);
    painter.restore();
}

void paintTrough(QPainter& painter, const QRectF& rect, const Look& look, const std::function<void()>& fill) {
    QPainterPath trough;
    trough.addRoundedRect(rect, look.tokens().radius(Radius::Meter), look.tokens().radius(Radius::Meter));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(trough, look.color(Color::Sunken));
    painter.setClipPath(trough);
    fill();
    painter.restore();
}

void paintMeter(QPainter& painter, const QRectF& rect, const Look& look, double fraction, const QColor& color) {
    paintTrough(painter, rect, look,
                [&] { painter.fillRect(QRectF(rect.x(), rect.y(), rect.width() * std::clamp(fraction, 0.0, 1.0), rect.height()), color); });
}

int widthOf(const QString& text, const QFont& font) { return int(std::ceil(QFontMetricsF(font).horizontalAdvance(shownText(text)))); }

int keyCapsWidth(const QStringList& caps, const Look& look) {
    int width = 0;
    for (const QString& cap : caps)
        width += keyCapWidth(cap, look) + kKeyGap;
    return std::max(0, width - kKeyGap);
}

CapColors capColors(const Look& look) { return {look.color(Color::Raised), look.color(Color::BorderStrong), look.color(Color::TextMuted)}; }

void paintKeyCaps(QPainter& painter, const QRect& rect, const QStringList& caps, const Look& look, const CapColors& colors) {
    const int height = look.tokens().size(Size::KeyCap);
    int x = rect.x();
    for (const QString& cap : caps) {
        const QRect shape(x, rect.y() + (rect.height() - height) / 2, keyCapWidth(cap, look), height);
        paintBox(painter, shape, {colors.fill, colors.line, double(look.tokens().radius(Radius::Chip)), Qt::SolidLine});
        paintText(painter, shape, cap, look.font(TextSize::Caption), colors.text, Qt::AlignCenter);
        x += shape.width() + kKeyGap;
    }
}

Color byMouse(const QStyleOption& option, Color calm, Color hover, Color pressed) {
    if (!has(option, QStyle::State_Enabled))
        return calm;
    if (has(option, QStyle::State_Sunken))
        return pressed;
    return has(option, QStyle::State_MouseOver) ? hover : calm;
}

QRect centred(const QRect& rect, int side) {
    QRect square(0, 0, side, side);
    square.moveTopLeft({rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2});
    return square;
}

} // namespace danlu::ui
