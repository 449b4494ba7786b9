#include "support/Person.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>

#include <algorithm>
#include <memory>

namespace danlu::test::person {
namespace {

constexpr int kMostTabs = 300, kMostTabsInBar = 20;

QString nameOf(QWidget* widget) {
    if (widget && !widget->accessibleName().isEmpty()) // Qt calls a tab bar by its tab
        return widget->accessibleName();
    QAccessibleInterface* face = widget ? QAccessible::queryAccessibleInterface(widget) : nullptr;
    return face ? face->text(QAccessible::Name) : QString();
}

QString textIn(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(&widget))
        return text->toPlainText();
    return widget.accessibleName();
}

/// The window that is in front: a dialog hides nothing, but it is what one looks at.
QWidget* inFront() {
    if (QApplication::activeWindow())
        return QApplication::activeWindow();
    if (QApplication::activeModalWidget())
        return QApplication::activeModalWidget();
    for (QWidget* each : QApplication::topLevelWidgets())
        if (each->isVisible() && each->windowType() == Qt::Window)
            return each;
    return nullptr;
}

/// Offscreen nobody gives the keyboard back when a popup closes, as a window manager does.
QWindow* windowWithKeys() {
    if (!QGuiApplication::focusWindow() && inFront()) {
        inFront()->activateWindow();
        (void)QTest::qWaitFor([] { return QGuiApplication::focusWindow() != nullptr; });
    }
    if (!QApplication::activeWindow() && inFront())
        QApplication::setActiveWindow(inFront()); // it was hidden and came back, of which nobody tells there
    return QGuiApplication::focusWindow();
}

} // namespace

void press(const QKeySequence& keys) {
    for (int i = 0; i < keys.count(); ++i)
        if (QWindow* window = windowWithKeys())
            QTest::keyClick(window, keys[uint(i)].key(), keys[uint(i)].keyboardModifiers());
}

void type(const QString& text) {
    for (const QChar letter : text) {
        QWindow* window = windowWithKeys();
        if (letter.unicode() < 0x80 && window) {
            QTest::keyClick(window, letter.toLatin1());
        } else if (QObject* to = QGuiApplication::focusObject()) {
            QInputMethodEvent composed; // as an input method writes what no key has
            composed.setCommitString(letter);
            QCoreApplication::sendEvent(to, &composed);
        }
    }
}

void typeOver(const QString& text) {
    press(QKeySequence::SelectAll);
    type(text);
}

QString focused() { return nameOf(QApplication::focusWidget()); }

bool tabTo(const QString& name) {
    for (int step = 0; step < kMostTabs; ++step) {
        if (focused().startsWith(name))
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

bool pushButton(const QString& name) {
    if (!tabTo(name))
        return false;
    press(Qt::Key_Space);
    return true;
}

void openPalette(const QString& words) {
    press(QKeySequence(Qt::CTRL | Qt::Key_K));
    type(words);
}

bool sees(const QString& part) {
    if (!inFront())
        return false;
    const auto widgets = inFront()->findChildren<QWidget*>();
    return std::ranges::any_of(widgets, [&](const QWidget* widget) { return widget->isVisible() && textIn(*widget).contains(part); });
}

QAbstractItemView* listOf(const QString& name) {
    for (auto* view : inFront() ? inFront()->findChildren<QAbstractItemView*>() : QList<QAbstractItemView*>())
        if (view->isVisible() && view->accessibleName() == name)
            return view;
    return nullptr;
}

bool arrowTo(const QString& text) {
    const auto isThere = [&text] {
        if (const auto* tabs = qobject_cast<QTabBar*>(QApplication::focusWidget()))
            return tabs->tabText(tabs->currentIndex()) == text;
        const auto* view = qobject_cast<QAbstractItemView*>(QApplication::focusWidget());
        return view && view->currentIndex().data().toString().startsWith(text);
    };
    const bool isTabs = qobject_cast<QTabBar*>(QApplication::focusWidget());
    if (!isTabs)
        press(Qt::Key_Home);
    for (int step = 0; isTabs && step < kMostTabsInBar; ++step)
        press(Qt::Key_Left);
    for (int step = 0; step < kMostTabs && !isThere(); ++step)
        press(isTabs ? Qt::Key_Right : Qt::Key_Down);
    return isThere();
}

QString describe() {
    QStringList lines{QStringLiteral("the keyboard is at \"%1\"; seen:").arg(focused())};
    for (const QWidget* widget : inFront() ? inFront()->findChildren<QWidget*>() : QList<QWidget*>())
        if (const QString text = textIn(*widget); widget->isVisible() && !text.isEmpty())
            lines << QStringLiteral("  ") + text.left(120);
    return lines.join(QLatin1Char('\n'));
}

} // namespace danlu::test::person
