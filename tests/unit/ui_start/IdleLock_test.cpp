#include "support/Suite.h"

#include "ui/shell/IdleLock.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWidget>

using namespace danlu;
using namespace danlu::ui;

/// Locking by itself, with a clock of the test's.
class IdleLockTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    services::Programs m_programs;
    std::int64_t m_now = 0;

    static constexpr const char* kDoor = "correct horse battery staple";
    Path path() const { return Path(m_folder.path().toStdString()) / "p.danlu"; }
    void unlock(Session& session) {
        session.open(path(), [&](Result<std::monostate>) { session.unlock(QString::fromLatin1(kDoor), [](Result<std::monostate>) {}); });
        QVERIFY(QTest::qWaitFor([&] { return session.state() == Session::State::Unlocked; }));
    }

private slots:
    void initTestCase() {
        qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
        QVERIFY_OK(services::Project::create(path(), {"Tickets", kDoor, services::KdfCost{46 * 1024, 1, 1}}, m_programs));
    }

    void itLocksWhenNobodyTouchesAnything() {
        Session session(m_programs);
        Preferences preferences;
        preferences.setLockAfter(30);
        IdleLock lock(session, preferences, [this] { return m_now; });
        QVERIFY(!lock.minutesLeft());
        unlock(session);
        QCOMPARE(lock.minutesLeft(), std::optional(30));
        QSignalSpy minutes(&lock, &IdleLock::minutesChanged);
        m_now += 2 * 60'000;
        lock.look();
        QCOMPARE(lock.minutesLeft(), std::optional(28));
        QCOMPARE(minutes.count(), 1);
        m_now += 28 * 60'000;
        lock.look();
        QCOMPARE(session.state(), Session::State::Locked);
    }

    void aKeyBeginsItAnew() {
        Session session(m_programs);
        Preferences preferences;
        preferences.setLockAfter(10);
        IdleLock lock(session, preferences, [this] { return m_now; });
        unlock(session);
        m_now += 9 * 60'000 + 59'000;
        QWidget anything;
        anything.show();
        QTest::keyClick(&anything, Qt::Key_A);
        QCOMPARE(lock.minutesLeft(), std::optional(10));
        m_now += 60'000;
        lock.look();
        QCOMPARE(session.state(), Session::State::Unlocked);
    }

    void neverMeansNeverAndSleepLocksAnyway() {
        Session session(m_programs);
        Preferences preferences;
        preferences.setLockAfter(0);
        IdleLock lock(session, preferences, [this] { return m_now; });
        unlock(session);
        m_now += 1'000'000'000;
        lock.look();
        QCOMPARE(session.state(), Session::State::Unlocked);
        lock.sleep(false);
        QCOMPARE(session.state(), Session::State::Unlocked);
        lock.sleep(true);
        QCOMPARE(session.state(), Session::State::Locked);
    }
};

DANLU_SUITE(IdleLockTest)
#include "IdleLock_test.moc"
