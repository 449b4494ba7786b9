#pragma once

#include "ui/style/Icon.h"

#include <QWidget>

namespace danlu::ui {

/// A drawing of the icon set by itself, beside a text that says the same.
class Glyph : public QWidget {
    Q_OBJECT
public:
    explicit Glyph(IconName name, Color color = Color::Text, IconSize size = IconSize::Base, QWidget* parent = nullptr);
    void setIcon(IconName name, Color color);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    IconName m_name;
    Color m_color;
    IconSize m_size;
};

} // namespace danlu::ui
