#include "ui/shell/Language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace danlu::ui {
namespace {

QLocale localeOf(Preferences::Language language) {
    const QLocale system = QLocale::system();
    switch (language) {
    case Preferences::Language::Chinese:
        return system.language() == QLocale::Chinese ? system : QLocale(QLocale::Chinese, QLocale::China);
    case Preferences::Language::English:
        return system.language() == QLocale::English ? system : QLocale(QLocale::English, QLocale::UnitedStates);
    case Preferences::Language::System:
        break;
    }
    return system;
}

} // namespace

LanguageSwitch::LanguageSwitch(const Preferences& preferences, QObject* parent) : QObject(parent), m_preferences(preferences) {
    connect(&preferences, &Preferences::languageChanged, this, &LanguageSwitch::apply);
    apply();
}

void LanguageSwitch::apply() {
    const QLocale locale = localeOf(m_preferences.language());
    QLocale::setDefault(locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale);
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    if (m_qts.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    const QString name = locale.language() == QLocale::Chinese ? QStringLiteral("danlu_zh_CN") : QStringLiteral("danlu_en"); // English: plurals
    if (m_ours.load(name, QStringLiteral(":/danlu/translations")))
        QCoreApplication::installTranslator(&m_ours);
}

} // namespace danlu::ui
