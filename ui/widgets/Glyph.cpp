#include "ui/widgets/Glyph.h"

#include "ui/style/Paint.h"

namespace danlu::ui {

Glyph::Glyph(IconName name, Color color, IconSize size, QWidget* parent) : QWidget(parent), m_name(name), m_color(color), m_size(size) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Glyph::standBeside(TextSize size) { setFixedHeight(lookOf(*this).tokens().lineHeight(size)); }

void Glyph::setIcon(IconName name, Color color) {
    m_name = name;
    m_color = color;
    update();
}

QSize Glyph::sizeHint() const {
    const int side = lookOf(*this).tokens().icon(m_size);
    return {side, side};
}

void Glyph::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    paintIcon(painter, centred(rect(), look.tokens().icon(m_size)), m_name, look.color(isEnabled() ? m_color : Color::TextDisabled));
}

} // namespace danlu::ui
