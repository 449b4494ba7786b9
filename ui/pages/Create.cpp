#include "ui/pages/start/CreatePage.h"

namespace danlu::ui {

PageEntry makeCreate() {
    return {QStringLiteral("create"), 0, "plus"_icon, &CreatePage::name, [](Shell& shell) -> Page* { return new CreatePage(shell); }, PagePlace::Start,
            PageNeeds::Nothing};
}

} // namespace danlu::ui
