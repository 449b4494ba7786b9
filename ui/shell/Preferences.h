#pragma once

#include <QObject>
#include <QSettings>

namespace danlu::ui {

/// What a person wishes of the window on this machine, whatever the project: a file below $XDG_CONFIG_HOME/danlu. Nothing secret and
/// nothing of a project's content. GUI thread.
class Preferences : public QObject {
    Q_OBJECT
public:
    enum class Language { System, Chinese, English };
    enum class Theme { System, Light, Dark };

    explicit Preferences(QObject* parent = nullptr);

    Language language() const;
    void setLanguage(Language language);
    Theme theme() const;
    void setTheme(Theme theme);
    /// Minutes without a key or a click until the project is locked; 0 = never.
    int lockAfter() const;
    void setLockAfter(int minutes);

    /// Folders, the last one first; of the places that have gone too.
    QStringList recentProjects() const;
    void addRecentProject(const QString& folder);
    void removeRecentProject(const QString& folder);

    /// Widths of a page's parts and other small things it remembers, by "page/what".
    QVariant remembered(const QString& key) const { return m_settings.value(QStringLiteral("remembered/") + key); }
    void remember(const QString& key, const QVariant& value) { m_settings.setValue(QStringLiteral("remembered/") + key, value); }

signals:
    void languageChanged();
    void themeChanged();
    void lockAfterChanged();
    void recentProjectsChanged();

private:
    QSettings m_settings;
};

} // namespace danlu::ui
