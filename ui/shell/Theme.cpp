#include "ui/shell/Theme.h"

#include "ui/style/Style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace danlu::ui {
namespace {

const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");
constexpr unsigned kPrefersDark = 1; // the portal's documentation: 0 none, 1 dark, 2 light

} // namespace

SettingsPortal::SettingsPortal(QObject* parent)
    : QDBusAbstractInterface(QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
                             "org.freedesktop.portal.Settings", QDBusConnection::sessionBus(), parent) {}

void SettingsPortal::ask(const QString& group, const QString& key) {
    auto* watcher = new QDBusPendingCallWatcher(asyncCall(QStringLiteral("Read"), group, key), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) // Read wraps its answer twice
            emit SettingChanged(group, key, QDBusVariant(reply.value().variant().value<QDBusVariant>().variant()));
        watcher->deleteLater();
    });
}

ThemeSwitch::ThemeSwitch(const Preferences& preferences, Tokens tokens, QObject* parent)
    : QObject(parent), m_preferences(preferences), m_tokens(std::move(tokens)) {
    connect(&preferences, &Preferences::themeChanged, this, &ThemeSwitch::apply);
    if (QDBusConnection::sessionBus().isConnected()) {
        auto* portal = new SettingsPortal(this);
        connect(portal, &SettingsPortal::SettingChanged, this, &ThemeSwitch::take);
        portal->ask(kGroup, kKey);
    }
    apply();
}

void ThemeSwitch::take(const QString& group, const QString& key, const QDBusVariant& value) {
    if (group != kGroup || key != kKey)
        return;
    m_desktop = value.variant().toUInt() == kPrefersDark ? Scheme::Dark : Scheme::Light;
    emit desktopChanged();
    apply();
}

void ThemeSwitch::apply() {
    const auto wish = m_preferences.theme();
    const Scheme scheme = wish == Preferences::Theme::System ? m_desktop : wish == Preferences::Theme::Dark ? Scheme::Dark : Scheme::Light;
    if (std::exchange(m_worn, scheme) != scheme)
        QApplication::setStyle(new Style(Look(m_tokens, scheme)));
}

} // namespace danlu::ui
