#include "ui/shell/IdleLock.h"

#include <QCoreApplication>
#include <QEvent>

#include <chrono>

namespace danlu::ui {
namespace {

constexpr int kIdleLookMillis = 1000;
constexpr std::int64_t kMinuteMillis = 60'000;

bool isTouch(QEvent::Type type) {
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::InputMethod:
        return true;
    default:
        return false;
    }
}

} // namespace

LoginManager::LoginManager(QObject* parent)
    : QDBusAbstractInterface(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"), "org.freedesktop.login1.Manager",
                             QDBusConnection::systemBus(), parent) {}

std::int64_t IdleLock::machineMillis() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

IdleLock::IdleLock(Session& session, const Preferences& preferences, Clock clock, QObject* parent)
    : QObject(parent), m_session(session), m_preferences(preferences), m_clock(std::move(clock)), m_touched(m_clock()) {
    QCoreApplication::instance()->installEventFilter(this);
    connect(&session, &Session::stateChanged, this, [this] {
        m_touched = m_clock();
        look();
    });
    connect(&preferences, &Preferences::lockAfterChanged, this, &IdleLock::look);
    connect(&m_timer, &QTimer::timeout, this, &IdleLock::look);
    m_timer.start(kIdleLookMillis);
    connect(new LoginManager(this), &LoginManager::PrepareForSleep, this, &IdleLock::sleep);
}

std::optional<int> IdleLock::minutesLeft() const {
    const int after = m_preferences.lockAfter();
    if (after <= 0 || m_session.state() != Session::State::Unlocked)
        return {};
    const std::int64_t left = after * kMinuteMillis - (m_clock() - m_touched);
    return int(std::max<std::int64_t>(0, (left + kMinuteMillis - 1) / kMinuteMillis));
}

bool IdleLock::eventFilter(QObject* object, QEvent* event) {
    if (event->spontaneous() && isTouch(event->type()))
        m_touched = m_clock();
    return QObject::eventFilter(object, event);
}

void IdleLock::look() {
    const auto minutes = minutesLeft();
    if (minutes == 0)
        return m_session.lock();
    if (std::exchange(m_told, minutes) != minutes)
        emit minutesChanged();
}

void IdleLock::sleep(bool isGoingTo) {
    if (isGoingTo)
        m_session.lock();
}

} // namespace danlu::ui
