#include "ui/widgets/ElidedLabel.h"

#include "ui/style/Paint.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace danlu::ui {
namespace {

constexpr int kLeastLetters = 4;

} // namespace

ElidedLabel::ElidedLabel(const QString& text, TextLook look, QWidget* parent) : QWidget(parent), m_look(look) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString& text) {
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setLook(TextLook look) {
    m_look = look;
    updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
    m_mode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment) {
    m_alignment = alignment;
    update();
}

QFont ElidedLabel::letters() const { return lookOf(*this).font(m_look.size, m_look.weight); }

bool ElidedLabel::isElided() const { return widthOf(m_text, letters()) > width(); }

QSize ElidedLabel::sizeHint() const { return {widthOf(m_text, letters()), lookOf(*this).tokens().lineHeight(m_look.size)}; }

QSize ElidedLabel::minimumSizeHint() const {
    const int least = widthOf(m_text.left(kLeastLetters) + QStringLiteral("…"), letters());
    return {std::min(least, sizeHint().width()), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFont font = letters();
    const QColor color = lookOf(*this).color(isEnabled() ? m_look.color : Color::TextDisabled);
    paintText(painter, rect(), QFontMetrics(font).elidedText(m_text, m_mode, width()), font, color, int(m_alignment | Qt::AlignVCenter));
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const QString tip = isElided() ? m_text.toHtmlEscaped() : QString(); // a tool tip guesses at markup
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tip, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace danlu::ui
