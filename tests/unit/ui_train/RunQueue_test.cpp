#include "support/Suite.h"

#include "protocol/RunFolder.h"
#include "ui/shell/Shell.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::ui;

namespace {

spec::TrainSpec named(const char* name) {
    spec::TrainSpec spec;
    spec.name = name;
    spec.model = "nowhere";
    spec.dataset = "nothing";
    return spec;
}

} // namespace

/// Runs that wait for others: what is started here cannot begin, for there is no dataset; that it was tried is what is looked at.
class RunQueueTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    services::Programs m_programs;
    Path project() const { return Path(m_folder.path().toStdString()) / "p.danlu"; }

private slots:
    void initTestCase() {
        QVERIFY_OK(services::Project::create(project(), {"P", "correct horse battery staple", services::KdfCost{46 * 1024, 1, 1}}, m_programs));
    }

    void aRunWaitsForTheLiveOneAndForTheKey() {
        const protocol::RunFolder live{project() / "runs" / "00000000000000aa"};
        std::filesystem::create_directories(live.root.parent_path());
        QVERIFY_OK(protocol::createRunFolder(live.root, "name: live\n"));
        auto lock = FileLock::acquire(live.lock());
        QVERIFY(lock);
        std::optional<FileLock> held(std::move(*lock));
        Shell shell(m_programs);
        bool isOpen = false;
        shell.session().open(project(), [&](Result<std::monostate> opened) { isOpen = bool(opened); });
        QVERIFY(QTest::qWaitFor([&] { return isOpen && shell.runs().live(); }));
        QSignalSpy failed(&shell.queue(), &RunQueue::failed);
        shell.queue().add(named("one"));
        shell.queue().add(named("two"));
        shell.queue().add(named("three"));
        QVERIFY(shell.queue().isBusy());
        shell.queue().moveUp(2);
        shell.queue().remove(0);
        QCOMPARE(shell.queue().waiting().front().name, std::string("three"));
        held.reset(); // its worker has gone
        QVERIFY(QTest::qWaitFor([&] { return !shell.runs().live(); }));
        QTest::qWait(50);
        QCOMPARE(shell.queue().waiting().size(), std::size_t(2)); // locked: nothing begins
        shell.session().unlock(QStringLiteral("correct horse battery staple"), [](Result<std::monostate>) {});
        QVERIFY(QTest::qWaitFor([&] { return failed.count() == 2; })); // the second does not wait for one that cannot begin
        QCOMPARE(failed[0][0].toString(), QStringLiteral("three"));
        QCOMPARE(failed[1][0].toString(), QStringLiteral("two"));
        QVERIFY(!shell.queue().isBusy());
    }

    void whatWaitsGoesWithItsProject() {
        Shell shell(m_programs);
        bool isOpen = false;
        shell.session().open(project(), [&](Result<std::monostate> opened) { isOpen = bool(opened); });
        QVERIFY(QTest::qWaitFor([&] { return isOpen; }));
        shell.queue().add(named("one"));
        QCOMPARE(shell.queue().waiting().size(), std::size_t(1));
        shell.session().close();
        QVERIFY(shell.queue().waiting().empty());
    }
};

DANLU_SUITE(RunQueueTest)
#include "RunQueue_test.moc"
