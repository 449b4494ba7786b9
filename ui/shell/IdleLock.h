#pragma once

#include "ui/shell/Preferences.h"
#include "ui/shell/Session.h"

#include <QDBusAbstractInterface>

namespace danlu::ui {

/// The system's login manager, which says when the machine goes to sleep.
class LoginManager : public QDBusAbstractInterface {
    Q_OBJECT
public:
    explicit LoginManager(QObject* parent = nullptr);

signals:
    void PrepareForSleep(bool isGoingTo); // D-Bus' name
};

/// Locks the project when nobody has touched keyboard or mouse for as long as the preferences say, and when the machine goes to sleep.
/// Watches the events of the whole program. One for the window; GUI thread.
class IdleLock : public QObject {
    Q_OBJECT
public:
    /// Milliseconds that only grow.
    using Clock = std::function<std::int64_t()>;
    static std::int64_t machineMillis();

    IdleLock(Session& session, const Preferences& preferences, Clock clock = machineMillis, QObject* parent = nullptr);
    /// Whole minutes, rounded up, until the project is locked; nothing where it is not going to be.
    std::optional<int> minutesLeft() const;
    bool eventFilter(QObject* object, QEvent* event) override;

    /// Looks at the clock: locks, or says that another minute is gone. A timer does it every second.
    void look();
    /// From logind: the machine is about to sleep (true) or has woken up.
    void sleep(bool isGoingTo);

signals:
    void minutesChanged();

private:
    Session& m_session;
    const Preferences& m_preferences;
    Clock m_clock;
    std::int64_t m_touched;
    std::optional<int> m_told;
    QTimer m_timer;
};

} // namespace danlu::ui
