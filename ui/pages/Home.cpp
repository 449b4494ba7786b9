#include "ui/pages/home/HomePage.h"

namespace danlu::ui {

PageEntry makeHome() {
    return {QStringLiteral("home"), 1, "home"_icon, [] { return HomePage::tr("Home"); }, [](Shell& shell) -> Page* { return new HomePage(shell); }};
}

} // namespace danlu::ui
