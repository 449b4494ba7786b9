#include "ui/pages/start/WelcomePage.h"

namespace danlu::ui {

PageEntry makeWelcome() {
    return {QStringLiteral("welcome"), 0, "home"_icon, &WelcomePage::name, [](Shell& shell) -> Page* { return new WelcomePage(shell); }, PagePlace::Start,
            PageNeeds::Nothing};
}

} // namespace danlu::ui
