#pragma once

#include "ui/style/Icon.h"

#include <QWidget>

namespace danlu::ui {

/// A drawing of the icon set by itself, beside a text that says the same.
class Glyph : public QWidget {
    Q_OBJECT
public:
    explicit Glyph(IconName name, Color color = Color::Text, IconSize size = IconSize::Base, QWidget* parent = nullptr);
    /// As high as a line of text, in its middle: beside a paragraph's first line.
    void standBeside(TextSize size);
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
