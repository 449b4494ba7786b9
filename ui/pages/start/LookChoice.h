#pragma once

#include "ui/shell/Preferences.h"

#include <QWidget>

namespace danlu::ui {

class SegmentedControl;

// Language and theme as a choice that takes effect at once, on this machine.

/// The languages are called what their speakers call them.
SegmentedControl* makeLanguageChoice(Preferences& preferences);
SegmentedControl* makeThemeChoice(Preferences& preferences);

} // namespace danlu::ui
