#include "ui/pages/start/UnlockPage.h"

namespace danlu::ui {

PageEntry makeUnlock() {
    return {QStringLiteral("unlock"), 0, "lock"_icon, &UnlockPage::name, [](Shell& shell) -> Page* { return new UnlockPage(shell); }, PagePlace::Start,
            PageNeeds::Nothing};
}

} // namespace danlu::ui
