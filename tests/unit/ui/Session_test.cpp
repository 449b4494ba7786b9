#include "support/Suite.h"

#include "ui/shell/Session.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <atomic>

using namespace danlu;
using namespace danlu::ui;

namespace {

constexpr const char* kPassphrase = "correct horse battery staple";
constexpr services::KdfCost kCheap{46 * 1024, 1, 1};
using Nothing = std::monostate;

} // namespace

/// The project of the window, with a real one on disk.
class SessionTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    services::Programs m_programs;

    Path path() const { return Path(m_folder.path().toStdString()) / "p.danlu"; }

    /// Waits for the answer of a call with a `done`.
    template <typename Call>
    static Result<Nothing> answer(Call&& call) {
        std::optional<Result<Nothing>> got;
        call([&got](Result<Nothing> result) { got.emplace(std::move(result)); });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }))
            return Error(ErrorCode::Timeout, "no answer");
        return std::move(*got);
    }
    Result<Nothing> open(Session& session) const {
        return answer([&](auto done) { session.open(path(), done); });
    }
    static Result<Nothing> unlock(Session& session, const char* passphrase) {
        return answer([&](auto done) { session.unlock(QString::fromLatin1(passphrase), done); });
    }

private slots:
    void initTestCase() { QVERIFY_OK(services::Project::create(path(), {"Tickets", kPassphrase, kCheap}, m_programs)); }

    void aProjectOpensLockedAndUnlocksWithItsPassphrase() {
        Session session(m_programs);
        QSignalSpy states(&session, &Session::stateChanged);
        QVERIFY_OK(open(session));
        QCOMPARE(session.state(), Session::State::Locked);
        QCOMPARE(session.name(), QStringLiteral("Tickets"));
        QCOMPARE(unlock(session, "another").error().code(), ErrorCode::Denied);
        QCOMPARE(session.state(), Session::State::Locked);
        QVERIFY_OK(unlock(session, kPassphrase));
        QCOMPARE(session.state(), Session::State::Unlocked);
        session.lock();
        QCOMPARE(session.state(), Session::State::Locked);
        session.close();
        QCOMPARE(states.count(), 4);
    }

    void whatIsNoProjectIsSaidAndNothingIsOpen() {
        Session session(m_programs);
        const auto refused = answer([&](auto done) { session.open("/nowhere/at.all", done); });
        QCOMPARE(refused.error().code(), ErrorCode::NotFound);
        QCOMPARE(session.state(), Session::State::Closed);
        const auto asked = answer([&](auto done) {
            session.ask<Nothing>(
                &session, [](services::Project&) { return ok(); }, done);
        });
        QCOMPARE(asked.error().code(), ErrorCode::Locked);
    }

    void longWorkHasItsOwnHandleAndHoldsNobodyUp() {
        Session session(m_programs);
        QVERIFY_OK(open(session));
        QVERIFY_OK(unlock(session, kPassphrase));
        std::atomic<bool> goOn = false, unlocked = false;
        bool ended = false;
        auto* job = session.act<Nothing>(
            &session,
            [&](services::Project& project, const services::Task& task) -> Result<Nothing> {
                unlocked = project.file().isUnlocked();
                for (std::int64_t i = 0; i < 1000; ++i)
                    task.progress({"working", i, 1000, -1, {}});
                while (!goOn)
                    std::this_thread::yield();
                return project.file().record({"test.act", "p", Json::object(), "ok"});
            },
            [&](Result<Nothing> result) { ended = bool(result); });
        std::int64_t last = -1;
        connect(job, &Job::progressed, &session, [&last](const services::Step& step) { last = step.done; });
        QVERIFY(QTest::qWaitFor([&] { return last == 999; })); // the last step is never passed over
        const auto short_ = answer([&](auto done) {
            session.ask<Nothing>(
                &session,
                [](services::Project& project) {
                    return project.file().record({"test.ask", "p", Json::object(), "ok"});
                },
                done);
        });
        QVERIFY_OK(short_);
        QVERIFY(!ended);
        goOn = true;
        QVERIFY(QTest::qWaitFor([&] { return ended; }));
        QVERIFY(unlocked);
    }

    void workIsToldToStopWhenNobodyWaitsForIt() {
        Session session(m_programs);
        QVERIFY_OK(open(session));
        std::atomic<bool> began = false, stopped = false;
        bool told = false;
        {
            QObject page;
            session.act<Nothing>(
                &page,
                [&](services::Project&, const services::Task& task) -> Result<Nothing> {
                    began = true;
                    while (!task.stop.stop_requested())
                        std::this_thread::yield();
                    stopped = true;
                    return ok();
                },
                [&](Result<Nothing>) { told = true; });
            QVERIFY(QTest::qWaitFor([&] { return began.load(); }));
        }
        QVERIFY(QTest::qWaitFor([&] { return stopped.load(); }));
        QTest::qWait(20);
        QVERIFY(!told);
    }

    void answersOfAProjectThatWasClosedAreDropped() {
        Session session(m_programs);
        QVERIFY_OK(open(session));
        bool told = false;
        session.ask<Nothing>(
            &session, [](services::Project&) { return ok(); }, [&](Result<Nothing>) { told = true; });
        QVERIFY_OK(open(session));
        QVERIFY(!told);
    }

    void whatAnotherProgramCommitsIsNoticed() {
        Session session(m_programs);
        QVERIFY_OK(open(session));
        QSignalSpy changes(&session, &Session::changed);
        QVERIFY(QTest::qWaitFor([&] { return changes.count() == 1; })); // the first look
        DANLU_VALUE(auto other, services::Project::open(path(), m_programs));
        QVERIFY_OK(other.file().unlock(kPassphrase));
        QVERIFY(QTest::qWaitFor([&] { return changes.count() >= 2; }));
    }
};

DANLU_SUITE(SessionTest)
#include "Session_test.moc"
