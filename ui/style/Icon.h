#pragma once

#include "ui/style/Look.h"

#include <QIcon>
#include <QString>

class QPainter;

namespace danlu::ui {

/// A drawing of resources/icons; written `"download"_icon`, so that a test finds every name that is used. Empty: none.
struct IconName {
    std::string_view text;
    bool isEmpty() const { return text.empty(); }
    QString toString() const { return QString::fromLatin1(text.data(), qsizetype(text.size())); }
    bool operator==(const IconName&) const = default;
};
constexpr IconName operator""_icon(const char* text, std::size_t length) { return {{text, length}}; }

/// For models, actions and buttons: asks the application's look for its colour whenever it is painted, so a change of theme needs no
/// new icons. Style paints the icon of a button in the colour of its text (QIcon::name() is the drawing's).
QIcon themedIcon(IconName name, Color color = Color::Text);

/// For what paints itself. The drawing fills the rectangle; rendered once per size and colour (QPixmapCache).
void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color);
inline void paintIcon(QPainter& painter, const QRectF& rect, IconName name, const QColor& color) { paintIcon(painter, rect, name.toString(), color); }

} // namespace danlu::ui
