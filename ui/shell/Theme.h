#pragma once

#include "ui/shell/Preferences.h"
#include "ui/style/Tokens.h"

#include <QDBusAbstractInterface>
#include <QDBusVariant>

namespace danlu::ui {

/// The desktop's settings as org.freedesktop.portal.Settings hands them out.
class SettingsPortal : public QDBusAbstractInterface {
    Q_OBJECT
public:
    explicit SettingsPortal(QObject* parent = nullptr);
    /// Asks without waiting for the answer, which comes as SettingChanged.
    void ask(const QString& group, const QString& key);

signals:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value); // D-Bus' name
};

/// Puts on the scheme that is preferred, or the desktop's: appearance, color-scheme; Qt 6.4 does not follow it by itself. One for the
/// program.
class ThemeSwitch : public QObject {
    Q_OBJECT
public:
    ThemeSwitch(const Preferences& preferences, Tokens tokens, QObject* parent = nullptr);
    /// What the desktop has, as far as it says.
    Scheme desktop() const { return m_desktop; }

signals:
    void desktopChanged();

private:
    void take(const QString& group, const QString& key, const QDBusVariant& value);
    void apply();

    const Preferences& m_preferences;
    Tokens m_tokens;
    Scheme m_desktop = Scheme::Light;
    std::optional<Scheme> m_worn;
};

} // namespace danlu::ui
