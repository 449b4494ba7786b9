#include "protocol/RunState.h"
#include "protocol/Watchdog.h"
#include "support/Suite.h"

#include <map>

using namespace danlu::protocol;
using S = RunState;
using E = RunEvent;

class RunStateTest : public QObject {
    Q_OBJECT

private slots:
    /// Every state with every event; what is not listed leaves the state.
    void followsItsTable() {
        const std::map<std::pair<S, E>, S> moves{
            {{S::Queued, E::Begin}, S::Starting},      {{S::Queued, E::Stopped}, S::Cancelled},    {{S::Queued, E::Error}, S::Failed},
            {{S::Starting, E::Loaded}, S::Running},    {{S::Starting, E::StopAsked}, S::Stopping}, {{S::Starting, E::Done}, S::Finished},
            {{S::Starting, E::Stopped}, S::Cancelled}, {{S::Starting, E::Error}, S::Failed},       {{S::Starting, E::Vanished}, S::Lost},
            {{S::Running, E::StopAsked}, S::Stopping}, {{S::Running, E::Done}, S::Finished},       {{S::Running, E::Stopped}, S::Cancelled},
            {{S::Running, E::Error}, S::Failed},       {{S::Running, E::Vanished}, S::Lost},       {{S::Stopping, E::Done}, S::Finished},
            {{S::Stopping, E::Stopped}, S::Cancelled}, {{S::Stopping, E::Error}, S::Failed},       {{S::Stopping, E::Vanished}, S::Lost},
            {{S::Cancelled, E::Begin}, S::Starting},   {{S::Failed, E::Begin}, S::Starting},       {{S::Lost, E::Begin}, S::Starting},
        };
        for (int state = 0; state <= static_cast<int>(S::Lost); ++state)
            for (int event = 0; event <= static_cast<int>(E::Vanished); ++event) {
                const std::pair key{static_cast<S>(state), static_cast<E>(event)};
                const auto move = moves.find(key);
                QCOMPARE(next(key.first, key.second), move == moves.end() ? key.first : move->second);
            }
    }

    void watchdogWantsBeats() {
        Watchdog dog(100);
        QVERIFY(dog.check(130) == Watchdog::Verdict::Fine);
        QVERIFY(dog.check(130.1) == Watchdog::Verdict::Silent);
        dog.heartbeat(130, 1);
        QVERIFY(dog.check(160) == Watchdog::Verdict::Fine);
    }

    void watchdogWantsWork() {
        Watchdog dog(0);
        for (int now = 0; now <= 60; now += 2)
            dog.heartbeat(now, 5);
        QVERIFY(dog.check(60) == Watchdog::Verdict::Fine); // the counter last changed at 0
        dog.heartbeat(61, 5);
        QVERIFY(dog.check(61) == Watchdog::Verdict::Still);
        dog.heartbeat(62, 6);
        QVERIFY(dog.check(62) == Watchdog::Verdict::Fine);
    }

    void watchdogWaitsForSlowSteps() {
        Watchdog dog(0);
        for (int step = 1; step <= 9; ++step)
            dog.step(step * 10); // 10 s each, and one of 1000 s that the median passes over
        dog.step(1090);
        QCOMPARE(dog.patience(), 200.0);
        dog.heartbeat(1100, 1);
        dog.heartbeat(1295, 1);
        QVERIFY(dog.check(1300) == Watchdog::Verdict::Fine);
        QVERIFY(dog.check(1301) == Watchdog::Verdict::Still);
    }
};
DANLU_SUITE(RunStateTest)
#include "RunState_test.moc"
