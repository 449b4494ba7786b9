#include "ui/widgets/FilterChip.h"

#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QKeyEvent>
#include <QPainter>

namespace danlu::ui {

FilterChip::FilterChip(const QString& text, QWidget* parent) : QPushButton(text, parent) {
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize FilterChip::sizeHint() const {
    const Look& look = lookOf(*this);
    const int letters = widthOf(text(), look.font(TextSize::Small));
    return {letters + look.tokens().icon(IconSize::Small) + kIconGap + 2 * kChipPadding, look.tokens().size(Size::ControlSmall)};
}

QRect FilterChip::cross() const {
    const int side = lookOf(*this).tokens().icon(IconSize::Small);
    return {width() - kChipPadding - side, (height() - side) / 2, side, side};
}

void FilterChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const QColor color = look.color(isEnabled() ? Color::AccentText : Color::TextDisabled);
    const Color ground = underMouse() && isEnabled() ? Color::Selection : Color::AccentSoft;
    paintBox(painter, rect(), {look.color(ground), QColor(), double(look.tokens().radius(Radius::Chip)), Qt::SolidLine});
    paintText(painter, rect().adjusted(kChipPadding, 0, -kChipPadding, 0), text(), look.font(TextSize::Small), color);
    paintIcon(painter, cross(), "close"_icon, color);
}

void FilterChip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit removed();
    else
        QPushButton::keyPressEvent(event);
}

void FilterChip::mousePressEvent(QMouseEvent* event) {
    m_crossHeld = event->button() == Qt::LeftButton && event->pos().x() >= cross().x() - kUnit;
    if (!m_crossHeld)
        QPushButton::mousePressEvent(event);
}

void FilterChip::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_crossHeld)
        return QPushButton::mouseReleaseEvent(event);
    m_crossHeld = false;
    if (event->pos().x() >= cross().x() - kUnit && rect().contains(event->pos()))
        emit removed();
}

} // namespace danlu::ui
