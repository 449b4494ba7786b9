#pragma once

#include <QLockFile>
#include <QObject>

namespace danlu::desktop {

/// One window for a person: a second start hands over what it was to open and ends. A lock file says who is first, a datagram socket
/// beside it (Unix domain, 0600) takes the word of the others; both lie in $XDG_RUNTIME_DIR.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(QObject* parent = nullptr);
    ~SingleInstance() override;
    bool isFirst() const { return m_isFirst; }
    /// Tells the first one to come forward and open this project; "" = only come forward.
    void tellFirst(const QString& project) const;

signals:
    void called(const QString& project);

private:
    void listen();

    QString m_address;
    QLockFile m_lock;
    bool m_isFirst;
    int m_socket = -1;
};

} // namespace danlu::desktop
