#include "support/Suite.h"

#include "services/audit/Audit.h"
#include "ui/pages/home/ActWords.h"
#include "ui/pages/home/ChainRow.h"
#include "ui/pages/home/RecentRunsModel.h"
#include "ui/pages/home/StepCard.h"
#include "ui/pages/home/TodayModel.h"
#include "ui/style/Style.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::ui;

namespace {

RunFace runCalled(const char* name, const char* state) {
    RunFace run;
    run.id = QString::fromLatin1(name);
    run.name = run.id;
    run.state = QString::fromLatin1(state);
    run.isLive = run.state == QStringLiteral("running");
    run.step = 414;
    run.steps = 828;
    run.evalLoss = 0.289;
    return run;
}

HomeFacts factsOf(int datasets, int versions, int tuned, int comparisons, int exports) {
    HomeFacts facts;
    facts.datasets = datasets;
    facts.dataset = QStringLiteral("tickets");
    facts.versions = versions;
    facts.importedRows = 3903;
    facts.rows = 3678;
    facts.tuned = tuned;
    facts.newestModel = QStringLiteral("tickets-lora");
    facts.comparisons = comparisons;
    facts.exports = exports;
    return facts;
}

} // namespace

/// What Home says of a project, and where its buttons go.
class HomeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        static QTemporaryDir settings;
        qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
    }
    void init() { QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light))); }

    void theNextStepIsTheFirstThatIsNotDone() {
        QCOMPARE(int(nextStep(factsOf(0, 0, 0, 0, 0), {})), int(HomeStep::Import));
        QCOMPARE(int(nextStep(factsOf(1, 1, 0, 0, 0), {})), int(HomeStep::Clean));
        QCOMPARE(int(nextStep(factsOf(1, 2, 0, 0, 0), {})), int(HomeStep::Train));
        QCOMPARE(int(nextStep(factsOf(1, 2, 0, 0, 0), {runCalled("a", "failed")})), int(HomeStep::Train));
        QCOMPARE(int(nextStep(factsOf(1, 2, 1, 0, 0), {})), int(HomeStep::Compare));
        QCOMPARE(int(nextStep(factsOf(1, 2, 1, 4, 0), {})), int(HomeStep::Export));
        QCOMPARE(int(nextStep(factsOf(1, 2, 1, 4, 1), {})), int(HomeStep::Compare));
        QCOMPARE(int(nextStep(factsOf(1, 2, 1, 4, 1), {runCalled("a", "running")})), int(HomeStep::Train));
    }

    void theButtonGoesToTheRunThatWorks() {
        Shell shell({});
        ChainRow chain(shell);
        QSignalSpy went(&shell, &Shell::wentTo);
        chain.show(factsOf(1, 2, 0, 0, 0), {runCalled("r1", "running")});
        QCOMPARE(chain.card(HomeStep::Train).face().mark, QStringLiteral("50%"));
        QVERIFY(chain.card(HomeStep::Train).face().next == Chosen::Yes);
        QTest::keyClick(&chain.button(), Qt::Key_Space);
        QCOMPARE(went.takeFirst(), QVariantList({QStringLiteral("train"), QStringLiteral("r1")}));
        chain.show(factsOf(1, 1, 0, 0, 0), {});
        QVERIFY(chain.card(HomeStep::Clean).face().mark == QStringLiteral("to do"));
        QTest::keyClick(&chain.button(), Qt::Key_Space);
        QCOMPARE(went.takeFirst(), QVariantList({QStringLiteral("data"), QStringLiteral("tickets")}));
        QTest::keyClick(&chain.card(HomeStep::Export), Qt::Key_Return);
        QCOMPARE(went.takeFirst().first().toString(), QStringLiteral("export"));
    }

    void aStepThatIsDoneShowsItsResult() {
        Shell shell({});
        ChainRow chain(shell);
        chain.show(factsOf(2, 3, 1, 4, 0), {runCalled("tickets-lora", "finished")});
        const StepFace clean = chain.card(HomeStep::Clean).face();
        QVERIFY(clean.isDone);
        QCOMPARE(clean.what, QStringLiteral("tickets@3"));
        QVERIFY(clean.figure.contains(QStringLiteral("94.2")));
        QVERIFY(!chain.card(HomeStep::Export).face().isDone);
    }

    void runsAreAModelThatKeepsItsWord() {
        RecentRunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({runCalled("b", "running"), runCalled("a", "finished")});
        model.setCurve(QStringLiteral("a"), {{1, 7.6}, {2, 3.1}});
        model.setRuns({runCalled("b", "finished"), runCalled("a", "finished")});
        model.setRuns({runCalled("b", "finished")});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, RecentRunsModel::State).data().toString(), QStringLiteral("done"));
        QCOMPARE(model.index(0, RecentRunsModel::EvalLoss).data().toString(), QStringLiteral("0.289"));
    }

    void todayIsAModelThatKeepsItsWord() {
        TodayModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ActRow act{QDateTime::currentDateTime(),
                   QStringLiteral("data.import"),
                   QStringLiteral("tickets@1"),
                   QStringLiteral("owner"),
                   QStringLiteral("ok"),
                   Json{{"rows", 3903}},
                   1};
        model.setRows({act, act});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(0, TodayModel::On).data().toString().contains(QStringLiteral("3,903")));
        act.action = QStringLiteral("something.new"); // of a later version
        QCOMPARE(actName(act), act.action);
        act.outcome = QStringLiteral("denied");
        QVERIFY(actSentence(act).contains(QStringLiteral("refused")));
    }

    void openingsOfScriptsAreOneLine() {
        const QDateTime begin(QDate(2026, 5, 4), QTime(8, 0));
        const auto act = [&](int minute, const char* action, const char* object) {
            return Json{{"time", begin.addSecs(minute * 60).toUTC().toString(Qt::ISODateWithMs).toStdString()},
                        {"action", action},
                        {"object", object},
                        {"actor", "owner"},
                        {"outcome", "ok"},
                        {"details", nullptr}};
        };
        Json acts = Json::array();
        for (int minute = 0; minute < 120; minute += 20) { // somebody's script, for two hours
            acts.push_back(act(minute, "project.unlock", "P"));
            acts.push_back(act(minute + 1, "data.import", ("d" + std::to_string(minute)).c_str()));
        }
        acts.push_back(act(300, "project.unlock", "P")); // after the noon break
        const auto rows = joinedActs(acts);
        QCOMPARE(rows.size(), std::size_t(1 + 6 + 1));
        QCOMPARE(rows.front().count, 6);
        QCOMPARE(rows.back().action, QStringLiteral("project.unlock"));
        QCOMPARE(rows.back().count, 1);
    }

    void factsComeFromTheProject() {
        QTemporaryDir folder;
        constexpr services::KdfCost kCheap{46 * 1024, 1, 1};
        DANLU_VALUE(auto created, services::Project::create(Path(folder.path().toStdString()) / "p.danlu", {"P", "secret", kCheap}, {}));
        services::Project& project = created.project;
        for (int i = 0; i < 3; ++i)
            QVERIFY_OK(project.file().record({"project.unlock", "P", Json::object(), "ok"}));
        QVERIFY_OK(project.file().record({"model.export", "m", Json{{"format", "gguf"}}, "written"}));
        QVERIFY_OK(project.file().record({"model.export", "m", Json::object(), "ok"}));
        QVERIFY_OK(services::verifyAudit(project.file()));
        DANLU_VALUE(const HomeFacts facts, gatherFacts(project));
        QCOMPARE(facts.entries, 7);
        QCOMPARE(facts.exports, 1);
        QCOMPARE(facts.exportedAs, QStringLiteral("gguf"));
        QVERIFY(facts.isVerifiedGood);
        QCOMPARE(facts.today.size(), std::size_t(4)); // verified, exported, unlocked three times, created
        QCOMPARE(facts.today[2].count, 3);
    }
};

DANLU_SUITE(HomeTest)
#include "Home_test.moc"
