#include "support/Suite.h"

#include "ui/shell/Shell.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::ui;

namespace {

constexpr const char* kLiesBeside = "lies beside the project";

/// What danlu-cli demo does as far as the window sees it: a project, lines, and at last the exports. It waits for a file named "go".
constexpr const char* kScript = R"sh(#!/bin/sh
echo "The sample project gets a random passphrase." >&2
mkdir -p "$3"
echo "1. Make a project" >&2
while [ ! -e "$HOME/begin" ]; do sleep 0.05; done
cp -r "$HOME/made.danlu" "$3/tickets.danlu"; cp "$HOME/passphrase" "$3/passphrase"
echo "2. Import two deliveries" >&2
echo "8. Train a LoRA on it" >&2
echo "training 414/828 (50%)  loss 0.3" >&2
while [ ! -e "$HOME/go" ]; do sleep 0.05; done
[ "$(cat "$HOME/go")" = good ] || { echo "error: the disk is full" >&2; exit 6; }
mkdir -p "$3/exports/tickets-hf"
)sh";

} // namespace

/// The sample from the window: built by another program, opened as soon as it is there.
class SampleTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_home;

    Path home() const { return m_home->path().toStdString(); }
    services::Programs programs() const { return {home() / "danlu-worker", home() / "danlu-reader", {}}; }
    void write(const char* name, std::string_view text) const { QVERIFY_OK(writeFileAtomically(home() / name, text)); }

private slots:
    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("HOME", m_home->path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_home->path().toLocal8Bit());
        write("danlu-cli", kScript);
        std::filesystem::permissions(home() / "danlu-cli", std::filesystem::perms::owner_all);
        write("passphrase", kLiesBeside);
        QVERIFY_OK(services::Project::create(home() / "made.danlu", {"Tickets", kLiesBeside, services::KdfCost{46 * 1024, 1, 1}}, {}));
    }

    void itOpensWhileItIsBuiltAndStaysToTheEnd() {
        Shell shell(programs());
        QSignalSpy toasts(&shell, &Shell::toasted);
        QVERIFY(Sample::whole().isEmpty());
        shell.sample().build();
        QCOMPARE(shell.activities().all().size(), std::size_t(1));
        QVERIFY(QTest::qWaitFor([&] { return shell.sample().progress().step() == 1; }));
        QCOMPARE(shell.session().state(), Session::State::Closed);
        write("begin", "");
        QVERIFY(QTest::qWaitFor([&] { return shell.session().state() == Session::State::Unlocked; }, 20'000));
        QVERIFY(shell.sample().isBuilding());
        QVERIFY(Sample::isSample(shell.session().folder()));
        QVERIFY(QTest::qWaitFor([&] { return shell.sample().progress().done() == 414; }));
        QCOMPARE(toasts.count(), 1); // it is not protected
        write("go", "good");
        QVERIFY(QTest::qWaitFor([&] { return !shell.sample().isBuilding(); }));
        QCOMPARE(Sample::whole(), QString::fromStdString(shell.session().folder().string()));
        QVERIFY(QTest::qWaitFor([&] { return shell.activities().all().empty(); }));
        QCOMPARE(toasts.count(), 1);
    }

    void whatEndsBadlyIsSaid() {
        Shell shell(programs());
        std::string said;
        connect(&shell.sample(), &Sample::failed, this, [&](const danlu::Error& error) { said = error.message(); });
        write("begin", "");
        write("go", "bad");
        shell.sample().build();
        QVERIFY(QTest::qWaitFor([&] { return !said.empty(); }, 20'000));
        QCOMPARE(QString::fromStdString(said), QStringLiteral("error: the disk is full"));
        QVERIFY(Sample::whole().isEmpty());
    }

    void whatWasCancelledBeforeAnybodySawItLeavesNothing() {
        Shell shell(programs());
        QSignalSpy failed(&shell.sample(), &Sample::failed);
        shell.sample().build();
        QVERIFY(QTest::qWaitFor([&] { return shell.sample().progress().step() == 1; }));
        shell.activities().cancelAll();
        QVERIFY(QTest::qWaitFor([&] { return !shell.sample().isBuilding(); }));
        QVERIFY(!QDir(QDir::homePath() + QStringLiteral("/danlu-demo")).exists());
        QCOMPARE(failed.count(), 0);
    }

    void aProgramThatIsMissingIsSaid() {
        std::filesystem::remove(home() / "danlu-cli");
        Shell shell(programs());
        QSignalSpy failed(&shell.sample(), &Sample::failed);
        shell.sample().build();
        QVERIFY(QTest::qWaitFor([&] { return failed.count() == 1; }));
        QVERIFY(!shell.sample().isBuilding());
        QVERIFY(shell.activities().all().empty());
    }
};

DANLU_SUITE(SampleTest)
#include "Sample_test.moc"
