#pragma once

#include <QStringList>

class QWidget;

namespace danlu::walk {

/// Texts and buttons that reach beyond what is around them and so are seen in part; what scrolls may.
QStringList cutOff(const QWidget& window);

/// Presses Tab until the keyboard is back where it began. What is wrong on the way: a widget without an accessible name, one that Tab does
/// not leave, one that takes the keyboard by Tab and never got it.
QStringList tabWalk(QWidget& window);

} // namespace danlu::walk
