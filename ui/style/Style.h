#pragma once

#include "ui/style/Look.h"

#include <QProxyStyle>

namespace danlu::ui {

/// Draws every control from the tokens, over Qt's Fusion. There is no style sheet: one would hide this style from the widgets, and cost the
/// first paint. Belongs to the application; GUI thread.
class Style : public QProxyStyle {
    Q_OBJECT
public:
    explicit Style(Look look);
    const Look& look() const { return m_look; }
    QPalette standardPalette() const override;

private:
    Look m_look;
};

} // namespace danlu::ui
