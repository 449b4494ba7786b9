#include "support/Suite.h"

#include "protocol/RunFolder.h"
#include "ui/shell/Shell.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::ui;

namespace {

constexpr int kQueuePatience = 120'000;

template <typename Condition>
bool comesTrue(Condition&& condition) {
    return QTest::qWaitFor(std::forward<Condition>(condition), kQueuePatience);
}

} // namespace

/// Runs that wait for others: what is started here cannot begin, for the database knows none of it; that it was tried is what is looked at.
class RunQueueTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    services::Programs m_programs;
    Path project() const { return Path(m_folder.path().toStdString()) / "p.danlu"; }
    static QString idOf(int number) { return QStringLiteral("00000000000000%1").arg(number); }
    protocol::RunFolder folderOf(int number) const { return {project() / "runs" / idOf(number).toStdString()}; }
    Result<> makeRun(int number, const std::string& name) const {
        std::filesystem::create_directories(project() / "runs");
        DANLU_CHECK(protocol::createRunFolder(folderOf(number).root, "name: " + name + "\n"));
        return ok();
    }
    bool open(Shell& shell) const {
        bool isOpen = false;
        shell.session().open(project(), [&](Result<std::monostate> opened) { isOpen = bool(opened); });
        return comesTrue([&] { return isOpen; });
    }
    static bool unlock(Shell& shell) {
        bool isOpen = false;
        shell.session().unlock(QStringLiteral("correct horse battery staple"), [&](Result<std::monostate> unlocked) { isOpen = bool(unlocked); });
        return comesTrue([&] { return isOpen; });
    }
    static QStringList namesOf(const RunQueue& queue) {
        QStringList names;
        for (const RunFace& run : queue.waiting())
            names << run.name;
        return names;
    }

private slots:
    void init() {
        std::filesystem::remove_all(project());
        QVERIFY_OK(services::Project::create(project(), {"P", "correct horse battery staple", services::KdfCost{46 * 1024, 1, 1}}, m_programs));
    }

    void runsWaitForTheLiveOneAndForTheKey() {
        QVERIFY_OK(makeRun(10, "live"));
        for (const auto& [number, name] : {std::pair(11, "one"), std::pair(12, "two"), std::pair(13, "three")}) {
            QVERIFY_OK(makeRun(number, name));
            QVERIFY_OK(protocol::setPlace(folderOf(number), 100 + number));
        }
        auto lock = FileLock::acquire(folderOf(10).lock());
        QVERIFY(lock);
        std::optional<FileLock> held(std::move(*lock));
        Shell shell(m_programs);
        QSignalSpy failed(&shell.queue(), &RunQueue::failed);
        QVERIFY(open(shell));
        QVERIFY(comesTrue([&] { return shell.runs().live() && shell.queue().waiting().size() == 3; }));
        QVERIFY(shell.queue().isBusy());
        QCOMPARE(namesOf(shell.queue()), (QStringList{"one", "two", "three"}));
        shell.queue().moveUp(idOf(13));
        QVERIFY(comesTrue([&] { return namesOf(shell.queue()) == QStringList{"one", "three", "two"}; }));
        shell.queue().remove(idOf(11));
        QVERIFY(comesTrue([&] { return namesOf(shell.queue()) == QStringList{"three", "two"}; }));
        QVERIFY(protocol::inspect(folderOf(11).root).value().state == protocol::RunState::Cancelled);
        held.reset(); // its worker has gone
        QVERIFY(comesTrue([&] { return !shell.runs().live(); }));
        QTest::qWait(50);
        QCOMPARE(namesOf(shell.queue()), (QStringList{"three", "two"})); // locked: nothing begins
        QVERIFY(unlock(shell));
        QVERIFY(comesTrue([&] { return failed.count() == 2; })); // the second does not wait for one that cannot begin
        QCOMPARE(failed[0][0].toString(), QStringLiteral("three"));
        QCOMPARE(failed[1][0].toString(), QStringLiteral("two"));
        QVERIFY(comesTrue([&] { return !shell.queue().isBusy(); }));
        QVERIFY(protocol::inspect(folderOf(12).root).value().state == protocol::RunState::Failed);
    }

    void whatWaitsOutlivesTheWindow() {
        QVERIFY_OK(makeRun(12, "two"));
        QVERIFY_OK(protocol::setPlace(folderOf(12), 7));
        {
            Shell shell(m_programs);
            QVERIFY(open(shell));
            QVERIFY(comesTrue([&] { return shell.queue().waiting().size() == 1; }));
            shell.session().close();
            QVERIFY(shell.queue().waiting().empty());
        }
        Shell shell(m_programs);
        QVERIFY(open(shell));
        QVERIFY(comesTrue([&] { return namesOf(shell.queue()) == QStringList{"two"}; }));
    }

    void whatCannotBeFrozenIsRefusedAndDoesNotWait() {
        Shell shell(m_programs);
        QVERIFY(open(shell));
        QVERIFY(unlock(shell));
        QSignalSpy refused(&shell.queue(), &RunQueue::refused);
        spec::TrainSpec spec;
        spec.name = "lost";
        spec.model = "nowhere";
        spec.dataset = "nothing";
        shell.queue().add(spec);
        QVERIFY(shell.queue().isBusy());
        QVERIFY(comesTrue([&] { return refused.count() == 1; }));
        QCOMPARE(refused[0][0].toString(), QStringLiteral("lost"));
        QVERIFY(!shell.queue().isBusy());
    }
};

DANLU_SUITE(RunQueueTest)
#include "RunQueue_test.moc"
