#include "ui/shell/Preferences.h"

namespace danlu::ui {
namespace {

constexpr int kRecentProjects = 8;
constexpr int kLockAfter = 30; // minutes

const QString kLanguageKey = QStringLiteral("language");
const QString kThemeKey = QStringLiteral("theme");
const QString kLockKey = QStringLiteral("lockAfterMinutes");
const QString kRecentKey = QStringLiteral("recentProjects");

/// The words in the file; the first is what holds where there is none.
const QStringList& languageWords() {
    static const QStringList kWords{QStringLiteral("system"), QStringLiteral("zh_CN"), QStringLiteral("en")};
    return kWords;
}

const QStringList& themeWords() {
    static const QStringList kWords{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
    return kWords;
}

template <typename Choice>
Choice choiceOf(const QSettings& settings, const QString& key, const QStringList& words) {
    return Choice(std::max<qsizetype>(0, words.indexOf(settings.value(key).toString())));
}

} // namespace

Preferences::Preferences(QObject* parent)
    : QObject(parent), m_settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("danlu"), QStringLiteral("danlu")) {}

Preferences::Language Preferences::language() const { return choiceOf<Language>(m_settings, kLanguageKey, languageWords()); }

void Preferences::setLanguage(Language language) {
    m_settings.setValue(kLanguageKey, languageWords()[int(language)]);
    emit languageChanged();
}

Preferences::Theme Preferences::theme() const { return choiceOf<Theme>(m_settings, kThemeKey, themeWords()); }

void Preferences::setTheme(Theme theme) {
    m_settings.setValue(kThemeKey, themeWords()[int(theme)]);
    emit themeChanged();
}

int Preferences::lockAfter() const { return std::max(0, m_settings.value(kLockKey, kLockAfter).toInt()); }

void Preferences::setLockAfter(int minutes) {
    m_settings.setValue(kLockKey, minutes);
    emit lockAfterChanged();
}

QStringList Preferences::recentProjects() const { return m_settings.value(kRecentKey).toStringList(); }

void Preferences::addRecentProject(const QString& folder) {
    QStringList all = recentProjects();
    all.removeAll(folder);
    all.prepend(folder);
    m_settings.setValue(kRecentKey, QStringList(all.mid(0, kRecentProjects)));
    emit recentProjectsChanged();
}

void Preferences::removeRecentProject(const QString& folder) {
    QStringList all = recentProjects();
    all.removeAll(folder);
    m_settings.setValue(kRecentKey, all);
    emit recentProjectsChanged();
}

} // namespace danlu::ui
