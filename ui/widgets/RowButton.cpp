#include "ui/widgets/RowButton.h"

#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QKeyEvent>

namespace danlu::ui {
namespace {

QString cutAt(const QString& text, const QFont& font, int width, Qt::TextElideMode mode) { return QFontMetrics(font).elidedText(text, mode, width); }

} // namespace

RowButton::RowButton(QWidget* parent) : QAbstractButton(parent) {
    setRing(*this, Ring::Own);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void RowButton::setFace(const RowFace& face) {
    m_face = face;
    setText(face.title);
    setAccessibleName(face.line.isEmpty() ? face.title : face.title + QStringLiteral(", ") + face.line);
    setToolTip(face.line);
    updateGeometry();
    update();
}

QSize RowButton::sizeHint() const {
    const Look& look = lookOf(*this);
    return {widthOf(m_face.title, look.font(TextSize::Base)) + 3 * kPadding + look.tokens().icon(IconSize::Base),
            look.tokens().size(m_face.line.isEmpty() ? Size::Row : Size::RowTwoLine)};
}

QSize RowButton::minimumSizeHint() const { return {4 * kPadding, sizeHint().height()}; }

void RowButton::paintTexts(QPainter& painter, const QRect& room) const {
    const Look& look = lookOf(*this);
    const QFont title = look.font(TextSize::Base, isChecked() ? Weight::Strong : Weight::Regular), line = look.font(TextSize::Small);
    const QColor strong = look.color(isEnabled() ? Color::Text : Color::TextDisabled), quiet = look.color(isEnabled() ? Color::TextMuted : Color::TextDisabled);
    const QString name = cutAt(m_face.title, title, room.width(), Qt::ElideMiddle);
    if (m_face.line.isEmpty())
        return paintText(painter, room, name, title, strong);
    const int upper = look.tokens().lineHeight(TextSize::Base), lower = look.tokens().lineHeight(TextSize::Small);
    const int top = room.top() + (room.height() - upper - lower) / 2;
    paintText(painter, QRect(room.left(), top, room.width(), upper), name, title, strong);
    paintText(painter, QRect(room.left(), top + upper, room.width(), lower), cutAt(m_face.line, line, room.width(), Qt::ElideMiddle), line, quiet);
}

void RowButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    if (isChecked() || (underMouse() && isEnabled()))
        painter.fillRect(rect(), look.color(isDown() ? Color::Pressed : isChecked() ? Color::Selection : Color::Hover));
    const int side = look.tokens().icon(IconSize::Base);
    if (!m_face.icon.isEmpty())
        paintIcon(painter, centred(QRect(kPadding, 0, side, height()), side), m_face.icon,
                  look.color(!isEnabled()  ? Color::TextDisabled
                             : isChecked() ? Color::AccentText
                                           : Color::TextMuted));
    paintTexts(painter, rect().adjusted(2 * kPadding + side - kUnit, 0, -kPadding, 0));
    if (hasFocus())
        paintRing(painter, rect(), look, look.tokens().radius(Radius::Control));
}

/// Return opens, as in any list.
void RowButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

void RowButton::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void RowButton::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace danlu::ui
