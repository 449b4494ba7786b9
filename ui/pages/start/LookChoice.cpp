#include "ui/pages/start/LookChoice.h"

#include "ui/shell/Say.h"
#include "ui/widgets/SegmentedControl.h"

#include <QCoreApplication>

namespace danlu::ui {
namespace {

struct LookWords {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::LookChoice)
};

QStringList languageParts() { return {LookWords::tr("System", "language or theme of the desktop"), QStringLiteral("中文"), QStringLiteral("English")}; }

QStringList themeParts() {
    return {LookWords::tr("System", "language or theme of the desktop"), LookWords::tr("Light", "theme"), LookWords::tr("Dark", "theme")};
}

} // namespace

SegmentedControl* makeLanguageChoice(Preferences& preferences) {
    auto* choice = new SegmentedControl({}, languageParts());
    QObject::connect(choice, &SegmentedControl::chosen, &preferences, [&preferences](int part) { preferences.setLanguage(Preferences::Language(part)); });
    say(*choice, [choice, &preferences] {
        choice->setAccessibleName(LookWords::tr("Language"));
        choice->setPartTexts(languageParts());
        choice->setCurrent(int(preferences.language()));
    });
    return choice;
}

SegmentedControl* makeThemeChoice(Preferences& preferences) {
    auto* choice = new SegmentedControl({}, themeParts());
    QObject::connect(choice, &SegmentedControl::chosen, &preferences, [&preferences](int part) { preferences.setTheme(Preferences::Theme(part)); });
    say(*choice, [choice, &preferences] {
        choice->setAccessibleName(LookWords::tr("Theme"));
        choice->setPartTexts(themeParts());
        choice->setCurrent(int(preferences.theme()));
    });
    return choice;
}

} // namespace danlu::ui
