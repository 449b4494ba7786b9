#pragma once

#include <functional>

class QWidget;

namespace danlu::ui {

/// Calls `text` now and after every change of language: where a widget's words are set. Goes with the widget.
void say(QWidget& widget, std::function<void()> text);

} // namespace danlu::ui
