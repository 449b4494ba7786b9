#include "ui/pages/settings/LookPane.h"

#include "ui/pages/settings/ThemePictures.h"
#include "ui/pages/start/LookChoice.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/widgets/SegmentedControl.h"

#include <QDateTime>

namespace danlu::ui {
namespace {

/// How numbers and dates come out in the language that holds.
Label* exampleLabel() {
    return spokenLabel(
        [] {
            return LookPane::tr("%1 rows · %2 · %3 · %4", "an example of numbers and dates")
                .arg(countText(21'614), bytesText(412'000'000'000), percentText(0.873, 1), QLocale().toString(QDate::currentDate(), QLocale::LongFormat));
        },
        {TextSize::Small, Weight::Regular, Color::Text});
}

} // namespace

LookPane::LookPane(Shell& shell, QWidget* parent) : SettingsPane(parent) {
    addHeader(spokenHeader([] { return tr("Language and look"); }, [] { return tr("on this machine, whatever the project"); }));
    addRow(new SettingRow([] { return tr("Language"); }, [] { return tr("Of the window. What is in the project stays as it is."); },
                          {makeLanguageChoice(shell.preferences())}));
    addRow(
        new SettingRow([] { return tr("Numbers and dates"); }, [] { return tr("They follow the language and the region of the desktop."); }, {exampleLabel()}));
    addRow(new SettingRow([] { return tr("Theme"); }, [] { return tr("System follows the desktop, also when it changes in the evening."); },
                          {new ThemePictures(shell.preferences())}));
    end();
}

} // namespace danlu::ui
