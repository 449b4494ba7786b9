#pragma once

#include "ui/style/FocusRing.h"
#include "ui/style/Look.h"

#include <QProxyStyle>

namespace danlu::ui {

/// Draws every control from the tokens, over Qt's Fusion; what is drawn is in Paint….h, a file per kind of control. There is no style sheet:
/// one would hide this style from the widgets, and cost the first paint. QApplication::setStyle() with another one changes the theme.
/// Belongs to the application; GUI thread.
class Style : public QProxyStyle, public LookOwner {
    Q_OBJECT
public:
    explicit Style(Look look);
    const Look& look() const override { return m_look; }

    QPalette standardPalette() const override;
    void polish(QApplication* application) override;
    void polish(QWidget* widget) override;
    void unpolish(QWidget* widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;

    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr, const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr, QStyleHintReturn* answer = nullptr) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option = nullptr, const QWidget* widget = nullptr) const override;

    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget = nullptr) const override;
    void drawItemText(QPainter* painter, const QRect& rect, int flags, const QPalette& palette, bool isEnabled, const QString& text,
                      QPalette::ColorRole role = QPalette::NoRole) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget = nullptr) const override;

private:
    Look m_look;
    FocusRing m_ring;
};

} // namespace danlu::ui
