#include "ui/pages/settings/SettingsPage.h"

namespace danlu::ui {

PageEntry makeSettings() {
    return {QStringLiteral("settings"),
            8,
            "sliders"_icon,
            [] { return SettingsPage::tr("Settings"); },
            [](Shell& shell) -> Page* { return new SettingsPage(shell); },
            PagePlace::Foot,
            PageNeeds::Nothing};
}

} // namespace danlu::ui
