#pragma once

#include <QKeySequence>
#include <QTest>

class QAbstractItemView;
class QWidget;

/// Somebody in front of the window, who has eyes and a keyboard and no mouse. Keys come as from the window system and go to whatever has
/// the keyboard; what is seen is what is shown now.
namespace danlu::test::person {

constexpr int kPatienceMillis = 120'000; // a hang fails, a slow machine does not

/// One after the other.
void press(const QKeySequence& keys);
void type(const QString& text);
/// Everything in a field that has the keyboard gives way.
void typeOver(const QString& text);
/// What has the keyboard, as a screen reader says it.
QString focused();
/// Presses Tab until something of that name has it (its name begins so); false where it comes round first.
bool tabTo(const QString& name);
/// tabTo(), then Space.
bool pushButton(const QString& name);

/// Everything by its name: what answers these words, or all of it.
void openPalette(const QString& words);

/// Whether a text like it stands anywhere.
bool sees(const QString& part);
/// The list or table of that name; null where none is seen.
QAbstractItemView* listOf(const QString& name);
/// Moves to the row that begins so, in the list that has the keyboard.
bool arrowTo(const QString& text);
/// All of it, for the message of a test that fails.
QString describe();

template <typename Condition>
bool until(Condition&& condition) {
    return QTest::qWaitFor(std::forward<Condition>(condition), kPatienceMillis);
}
inline bool untilSeen(const QString& part) {
    return until([&] { return sees(part); });
}

} // namespace danlu::test::person
