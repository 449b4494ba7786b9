#include "ui/walk/Walk.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QSet>
#include <QTest>

#include <memory>

namespace danlu::walk {
namespace {

constexpr int kMostSteps = 400;

QString called(const QWidget& widget) {
    const auto* label = qobject_cast<const QLabel*>(&widget);
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    const QString text = label ? label->text() : button ? button->text() : widget.accessibleName();
    const QString parent = widget.parentWidget() ? QString::fromLatin1(widget.parentWidget()->metaObject()->className()) : QString();
    return QStringLiteral("%1 \"%2\" in %3").arg(QString::fromLatin1(widget.metaObject()->className()), text, parent);
}

QString accessibleNameOf(QWidget& widget) {
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&widget);
    return face ? face->text(QAccessible::Name) : QString();
}

/// Hidden in part by an ancestor that does not scroll.
bool isCut(const QWidget& widget) {
    QRect rect = widget.rect();
    for (const QWidget* each = &widget; !each->isWindow() && each->parentWidget(); each = each->parentWidget()) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(each->parentWidget()->parentWidget());
        if (area && area->viewport() == each->parentWidget())
            return false;
        rect.translate(each->pos());
        if (!each->parentWidget()->rect().contains(rect))
            return true;
    }
    return false;
}

bool takesTab(const QWidget& widget, const QWidget& window) {
    const bool hasProxy = widget.focusProxy() != nullptr;
    const bool isPart = widget.parentWidget() && widget.parentWidget()->focusProxy() == &widget; // reached through its owner
    return (widget.focusPolicy() & Qt::TabFocus) && widget.isEnabled() && widget.isVisibleTo(&window) && !hasProxy && !isPart;
}

/// Of a row of radio buttons or a segmented control, Tab reaches the chosen one and arrows the others.
bool isOneOfSeveral(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return button && button->autoExclusive() && !button->isChecked();
}

} // namespace

QStringList cutOff(const QWidget& window) {
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>())
        if (widget->isVisibleTo(&window) && (qobject_cast<const QLabel*>(widget) || qobject_cast<const QAbstractButton*>(widget)) && isCut(*widget))
            found << QStringLiteral("cut off: %1").arg(called(*widget));
    return found;
}

QStringList tabWalk(QWidget& window) {
    QStringList found;
    QSet<QWidget*> seen;
    for (int step = 0; step < kMostSteps; ++step) {
        QWidget* before = QApplication::focusWidget();
        QTest::keyClick(before ? before : &window, Qt::Key_Tab);
        QWidget* now = QApplication::focusWidget();
        if (!now || seen.contains(now)) {
            if (now && now == before)
                found << QStringLiteral("Tab does not leave: %1").arg(called(*now));
            break;
        }
        seen.insert(now);
        if (accessibleNameOf(*now).isEmpty())
            found << QStringLiteral("no accessible name: %1").arg(called(*now));
    }
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (takesTab(*widget, window) && !seen.contains(widget) && !isOneOfSeveral(*widget))
            found << QStringLiteral("Tab does not reach: %1").arg(called(*widget));
    return found;
}

} // namespace danlu::walk
