#include "support/Suite.h"

#include "protocol/Journal.h"
#include "services/run/Queue.h"
#include "services/run/Unbegun.h"

#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::services;

namespace {

/// A project folder with runs that wait in the order of their letters.
class WaitingRuns {
public:
    explicit WaitingRuns(const std::string& letters) {
        std::int64_t place = 1000;
        for (const char letter : letters) {
            const auto folder = protocol::createRunFolder(folderOf(letter).root, std::string("name: ") + letter + "\n");
            m_isMade = m_isMade && folder && protocol::setPlace(*folder, place++);
        }
    }
    bool isMade() const { return m_isMade; }
    Path project() const { return Path(m_folder.path().toStdString()); }
    protocol::RunFolder folderOf(char letter) const {
        std::filesystem::create_directories(project() / "runs");
        return {project() / "runs" / std::string(16, letter)};
    }
    std::string order() const {
        std::string order;
        if (const auto queue = queuedRuns(project()))
            for (const Json& run : (*queue)["runs"])
                order += run["name"].get<std::string>();
        return order;
    }

private:
    QTemporaryDir m_folder;
    bool m_isMade = true;
};

} // namespace

class QueueTest : public QObject {
    Q_OBJECT

private slots:
    void theLowestPlaceIsNextAndPlacesCanBeChanged() {
        const WaitingRuns runs("abcd");
        QVERIFY(runs.isMade());
        QCOMPARE(runs.order(), std::string("abcd"));
        QVERIFY_OK(moveQueuedRun(runs.project(), "c", Move::Up));
        QCOMPARE(runs.order(), std::string("acbd"));
        QVERIFY_OK(moveQueuedRun(runs.project(), "d", Move::ToTheHead));
        QCOMPARE(runs.order(), std::string("dacb"));
        QVERIFY_OK(moveQueuedRun(runs.project(), "d", Move::Up)); // it is there
        QCOMPARE(runs.order(), std::string("dacb"));
        QVERIFY_OK(protocol::setPlace(runs.folderOf('a'), 5)); // two at one place, as when two programs were equally fast
        QVERIFY_OK(protocol::setPlace(runs.folderOf('c'), 5));
        const std::string before = runs.order();
        QVERIFY_OK(moveQueuedRun(runs.project(), before.substr(1, 1), Move::Up));
        QVERIFY(runs.order() != before);
    }

    void whoIsTakenOutWasCancelledAndWaitsNoMore() {
        const WaitingRuns runs("ab");
        QVERIFY(runs.isMade());
        DANLU_VALUE(const Json shown, controlRun(runs.project(), "a", Command::CancelNow, Wait::ForTheEnd, {}));
        QVERIFY(shown["state"] == "cancelled" && shown["place"].is_null());
        QCOMPARE(runs.order(), std::string("b"));
        QVERIFY(!controlRun(runs.project(), "a", Command::CancelNow, Wait::ForTheEnd, {})); // it does not run
        QVERIFY(!controlRun(runs.project(), "b", Command::Pause, Wait::ForTheEnd, {}));     // nor does this
        QCOMPARE(runs.order(), std::string("b"));
        QVERIFY(moveQueuedRun(runs.project(), "a", Move::Up).error().code() == ErrorCode::Usage);
    }

    void anEndIsWrittenOnlyWhereNothingBegan() {
        const WaitingRuns runs("ab");
        const SystemClock clock;
        {
            DANLU_VALUE(const auto journal, protocol::JournalWriter::open(runs.folderOf('a').journal(), clock));
            journal->add(protocol::StateRecord{RunState::Finished, 255, 9});
            QVERIFY_OK(journal->flush());
        }
        QVERIFY_OK(endUnbegun(runs.folderOf('a'), protocol::RunEvent::Error, ErrorCode::NotFound));
        QVERIFY(protocol::inspect(runs.folderOf('a').root).value().state == RunState::Finished);
        QVERIFY_OK(endUnbegun(runs.folderOf('b'), protocol::RunEvent::Error, ErrorCode::NotFound));
        DANLU_VALUE(const auto failed, protocol::inspect(runs.folderOf('b').root));
        QVERIFY(failed.state == RunState::Failed && failed.errorCode == "NotFound");
        QCOMPARE(runs.order(), std::string()); // a begun run does not wait, whatever lies in its folder
    }

    void aPlaceIsGivenUpOnce() {
        const WaitingRuns runs("a");
        QVERIFY(protocol::placeOf(runs.folderOf('a')) == 1000);
        QVERIFY(protocol::leaveQueue(runs.folderOf('a')));
        QVERIFY(!protocol::leaveQueue(runs.folderOf('a')));
        QVERIFY(!protocol::placeOf(runs.folderOf('a')));
        QVERIFY_OK(writeFileAtomically(runs.folderOf('a').waiting(), "soon\n"));
        QVERIFY(!protocol::placeOf(runs.folderOf('a')));
    }
};

DANLU_SUITE(QueueTest)
#include "Queue_test.moc"
