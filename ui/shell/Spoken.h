#pragma once

#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"

#include <functional>

namespace danlu::ui {

/// Words in the language that holds when they are asked for.
using Wording = std::function<QString()>;

// Widgets whose words follow the language (Say.h), for texts that say the same all the time.

Label* spokenLabel(Wording text, TextLook look = {}, Wrap wrap = Wrap::No);
/// Small and muted, in as many lines as it takes.
Label* spokenNote(Wording text);
QPushButton* spokenButton(IconName icon, Wording text, Kind kind = Kind::Normal, ControlSize size = ControlSize::Normal);
PanelHeader* spokenHeader(Wording title, Wording facts = {});

} // namespace danlu::ui
