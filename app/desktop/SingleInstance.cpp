#include "SingleInstance.h"

#include <QSocketNotifier>
#include <QStandardPaths>

#include <array>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace danlu::desktop {
namespace {

constexpr std::size_t kLongestCall = 8192; // bytes

QString placeOf(const char* name) { return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QLatin1Char('/') + QLatin1String(name); }

sockaddr_un addressOf(const QString& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray bytes = path.toLocal8Bit();
    std::copy_n(bytes.begin(), std::min<std::size_t>(std::size_t(bytes.size()), sizeof address.sun_path - 1), address.sun_path);
    return address;
}

} // namespace

SingleInstance::SingleInstance(QObject* parent) : QObject(parent), m_address(placeOf("danlu.socket")), m_lock(placeOf("danlu.lock")), m_isFirst(false) {
    m_lock.setStaleLockTime(0); // it is stale when its process is gone, not when it is old
    m_isFirst = m_lock.tryLock();
    if (m_isFirst)
        listen();
}

SingleInstance::~SingleInstance() {
    if (m_socket < 0)
        return;
    ::close(m_socket);
    ::unlink(m_address.toLocal8Bit().constData());
}

void SingleInstance::listen() {
    ::unlink(m_address.toLocal8Bit().constData()); // of one that was killed
    m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const sockaddr_un address = addressOf(m_address);
    if (m_socket < 0 || ::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return; // nobody can call: a second start ends without a word
    auto* notifier = new QSocketNotifier(m_socket, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        std::array<char, kLongestCall> bytes;
        const ssize_t size = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        if (size >= 0)
            emit called(QString::fromUtf8(bytes.data(), size));
    });
}

void SingleInstance::tellFirst(const QString& project) const {
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = addressOf(m_address);
    const QByteArray bytes = project.toUtf8().left(qsizetype(kLongestCall));
    if (socket >= 0) {
        ::sendto(socket, bytes.constData(), std::size_t(bytes.size()), 0, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        ::close(socket);
    }
}

} // namespace danlu::desktop
