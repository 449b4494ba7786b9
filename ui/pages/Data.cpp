#include "ui/pages/data/DataPage.h"

namespace danlu::ui {

PageEntry makeData() {
    const auto name = [] { return DataPage::tr("Data"); };
    return {QStringLiteral("data"), 2, "database"_icon, name, [](Shell& shell) -> Page* { return new DataPage(shell); }};
}

} // namespace danlu::ui
