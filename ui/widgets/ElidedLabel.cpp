#include "ui/widgets/ElidedLabel.h"

#include "ui/style/Paint.h"

#include <QHelpEvent>
#include <QToolTip>

namespace danlu::ui {
namespace {

constexpr int kLeastLetters = 4;

} // namespace

ElidedLabel::ElidedLabel(const QString& text, TextLook look, QWidget* parent) : Label(text, look, Wrap::No, parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
    m_mode = mode;
    update();
}

bool ElidedLabel::isElided() const { return sizeHint().width() > width(); }

QSize ElidedLabel::minimumSizeHint() const {
    const int least = widthOf(text().left(kLeastLetters) + QStringLiteral("…"), letters());
    return {std::min(least, sizeHint().width()), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor color = lookOf(*this).color(isEnabled() ? textLook().color : Color::TextDisabled);
    paintText(painter, rect(), QFontMetrics(letters()).elidedText(text(), m_mode, width()), letters(), color, int(alignment()));
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const QString tip = isElided() ? text() : QString();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tip, this);
        return true;
    }
    return Label::event(event);
}

} // namespace danlu::ui
