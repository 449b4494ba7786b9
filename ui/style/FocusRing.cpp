#include "ui/style/FocusRing.h"

#include "ui/style/Kind.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace danlu::ui {
namespace {

bool takesText(const QWidget& widget) {
    const auto* combo = qobject_cast<const QComboBox*>(&widget);
    return qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget) || qobject_cast<const QTextEdit*>(&widget) ||
           qobject_cast<const QPlainTextEdit*>(&widget) || (combo && combo->isEditable());
}

bool byKeyboard(const QWidget& widget, Qt::FocusReason reason) {
    if (reason == Qt::ActiveWindowFocusReason) // as it was when the window was left
        return widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

} // namespace

FocusRing::~FocusRing() { delete m_frame; }

void FocusRing::watch(QWidget& control) {
    control.installEventFilter(this);
    if (control.hasFocus() && takesText(control)) // the style came while somebody was writing
        surround(control);
}

void FocusRing::forget(QWidget& control) {
    control.removeEventFilter(this);
    if (m_frame && m_frame->widget() == &control)
        m_frame->setWidget(nullptr);
}

bool FocusRing::eventFilter(QObject* object, QEvent* event) {
    auto& control = static_cast<QWidget&>(*object); // watch() takes widgets only
    if (event->type() == QEvent::FocusIn && (takesText(control) || byKeyboard(control, static_cast<QFocusEvent*>(event)->reason())))
        surround(control);
    else if (event->type() == QEvent::FocusOut && m_frame && m_frame->widget() == &control)
        m_frame->setWidget(nullptr);
    return false;
}

void FocusRing::surround(QWidget& control) {
    const auto* field = qobject_cast<const QLineEdit*>(&control);
    if (ringOf(&control) == Ring::Own)
        return;
    if (control.isWindow() || !control.parentWidget() || (field && !field->hasFrame())) // part of something that has a ring, or is alone with its caret
        return;
    if (!m_frame)
        m_frame = new QFocusFrame(control.parentWidget());
    m_frame->setWidget(&control);
}

} // namespace danlu::ui
