#pragma once

#include "ui/style/Look.h"

#include <QPainter>
#include <QStyleOption>

#include <functional>

namespace danlu::ui {

/// Where a control is painted and with what: the first argument of all painters. The widget may be null.
struct Canvas {
    QPainter& painter;
    const Look& look;
    const QWidget* widget = nullptr;

    QColor color(Color color) const { return look.color(color); }
};

/// A filled shape with a line of one pixel inside its rectangle; an invalid colour is left out.
struct Box {
    QColor fill, line;
    double radius = 0;
    Qt::PenStyle pen = Qt::SolidLine;
};

/// Building blocks of all painters here and of widgets that paint themselves.
void paintBox(QPainter& painter, const QRectF& rect, const Box& box);
/// The focus ring, its outer edge on the rectangle.
void paintRing(QPainter& painter, const QRectF& rect, const Look& look, double radius);
/// One line, in the middle of the rectangle's height; not clipped. Its baseline is that of the interface's letters, so that Latin and Chinese
/// texts side by side stand on one line. Whatever the text is, it stays one line and runs from left to right (ShownText.h).
void paintText(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font, const QColor& color, int alignment = Qt::AlignLeft);
double baselineIn(const QRectF& rect, const QFont& font);

/// A meter's trough, and in it, clipped to its round ends, what `fill` paints.
void paintTrough(QPainter& painter, const QRectF& rect, const Look& look, const std::function<void()>& fill);
/// A bar in its trough, as high as the rectangle; the fraction is taken between 0 and 1.
void paintMeter(QPainter& painter, const QRectF& rect, const Look& look, double fraction, const QColor& color);

/// In whole pixels, rounded up: a text that is given this room is not cut.
int widthOf(const QString& text, const QFont& font);

/// Key caps in a row: how wide they are, and themselves, from the left, in the middle of the rectangle's height.
int keyCapsWidth(const QStringList& caps, const Look& look);
struct CapColors {
    QColor fill, line, text;
};
CapColors capColors(const Look& look);
void paintKeyCaps(QPainter& painter, const QRect& rect, const QStringList& caps, const Look& look, const CapColors& colors);

inline bool has(const QStyleOption& option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }
/// One of three by the state of the mouse.
Color byMouse(const QStyleOption& option, Color calm, Color hover, Color pressed);
/// A square of that side in the middle of the rectangle.
QRect centred(const QRect& rect, int side);

} // namespace danlu::ui
