#include "support/Suite.h"

#include "ui/models/RunsModel.h"
#include "ui/pages/train/CheckpointsModel.h"
#include "ui/pages/train/ConfigModel.h"
#include "ui/pages/train/ExampleText.h"
#include "ui/pages/train/RunLogPane.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace danlu;
using namespace danlu::ui;

namespace {

RunFace face(const char* id, const char* state, bool isLive = false) {
    RunFace run;
    run.id = QString::fromLatin1(id);
    run.name = QStringLiteral("run-") + run.id;
    run.state = QString::fromLatin1(state);
    run.isLive = isLive;
    return run;
}

RunFace waiting(const char* id, std::int64_t place) {
    RunFace run = face(id, "queued");
    run.place = place;
    return run;
}

QString heading(RunsModel::Group group) { return QString::number(int(group)); }

QStringList texts(const QAbstractItemModel& model) {
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row, 0).data().toString();
    return all;
}

services::RunSample sample(std::string_view name, double at, double value, std::int64_t time = 0) { return {time, name, -1, at, value}; }

services::RunMoment checkpoint(std::int64_t step, std::int64_t time = 0) {
    services::RunMoment moment;
    moment.kind = services::RunMoment::Kind::Checkpoint;
    moment.step = step;
    moment.time = time;
    return moment;
}

} // namespace

class RunsModelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void runsStandInGroupsTheLiveOnesOnTop() {
        RunsModel model(heading, [](const RunFace& run) { return run.state; });
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({face("c", "finished"), face("b", "running", true), face("a", "failed"), waiting("late", 20), waiting("next", 10)});
        QCOMPARE(texts(model), (QStringList{"0", "run-b", "1", "run-next", "run-late", "2", "run-c", "run-a"}));
        QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));
        QCOMPARE(model.indexOf(QStringLiteral("c")).row(), 6);
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("run-b, running"));
        model.setFilter(QStringLiteral("-A"));
        QCOMPARE(texts(model), (QStringList{"2", "run-a"}));
    }

    void aShownRunKeepsItsColour() {
        RunsModel model(heading, [](const RunFace&) { return QString(); });
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({face("a", "finished"), face("b", "finished"), face("c", "finished")});
        QSignalSpy shown(&model, &RunsModel::shownChanged);
        model.setCurrent(QStringLiteral("a"));
        QCOMPARE(model.colorOf(QStringLiteral("a")), 0);
        QVERIFY(model.setData(model.indexOf(QStringLiteral("b")), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(model.shown(), (QStringList{"a", "b"}));
        model.setCurrent(QStringLiteral("c")); // what b was laid over stays
        QCOMPARE(model.shown(), (QStringList{"c", "a", "b"}));
        QCOMPARE(model.colorOf(QStringLiteral("c")), 2);
        QCOMPARE(model.index(3).data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        QVERIFY(model.setData(model.indexOf(QStringLiteral("a")), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.colorOf(QStringLiteral("a")), -1);
        QCOMPARE(model.colorOf(QStringLiteral("b")), 1);
        model.setCurrent(QStringLiteral("b")); // c was not ticked, and goes
        QCOMPARE(model.shown(), QStringList{"b"});
        QCOMPARE(shown.count(), 5);
        model.setRuns({face("b", "finished")}); // the others were deleted
        QCOMPARE(model.shown(), QStringList{"b"});
    }

    void anotherNameIsAskedForAndNotTaken() {
        RunsModel model(heading, [](const RunFace&) { return QString(); });
        model.setRuns({face("a", "finished")});
        QSignalSpy asked(&model, &RunsModel::renameAsked);
        model.setData(model.index(1), QStringLiteral(" better "), Qt::EditRole);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][1].toString(), QStringLiteral("better"));
        QCOMPARE(model.index(1).data().toString(), QStringLiteral("run-a"));
        QVERIFY(!model.setData(model.index(1), QStringLiteral("run-a"), Qt::EditRole));
    }

    void configsSideBySide() {
        ConfigModel model(ConfigModel::Show::Differences);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setColumns({{QStringLiteral("one"), 0, Json::parse(R"({"name":"one","r":16,"learning_rate":0.00003,"target_modules":["q","v"]})")},
                          {QStringLiteral("two"), 1, Json::parse(R"({"name":"two","r":8,"learning_rate":0.00003,"target_modules":["q"]})")}});
        QCOMPARE(texts(model), (QStringList{"r", "target_modules"}));
        QVERIFY(model.different() == 2 && model.equal() == 1);
        QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("q, v"));
        model.setShow(ConfigModel::Show::All);
        QCOMPARE(model.rowCount(), 3); // the name is everybody's own
        QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("3e-5"));
    }

    void checkpointsKnowTheBestOfThem() {
        CheckpointsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        services::RunNews news;
        news.series = {sample("eval_loss", 10, 2.0), sample("eval_loss", 20, 1.0), sample("eval_loss", 30, 1.5)};
        news.moments = {checkpoint(10), checkpoint(20), checkpoint(30)};
        model.take(news);
        model.setKept({{20, 1000}, {30, 1000}});
        QCOMPARE(model.best(), std::optional<std::int64_t>(20));
        QCOMPARE(texts(model), (QStringList{"30", "20 · best", "10"}));
        QCOMPARE(model.index(2, 2).data().toString(), QStringLiteral("deleted"));
        model.clear();
        news.moments = {checkpoint(10)};
        model.take(news);
        QVERIFY(!model.best()); // one alone is no best
    }

    void theLogStandsInOrderOfTime() {
        RunLogModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        services::RunNews news;
        news.series = {sample("loss", 10, 2.5, 2000), sample("tokens_per_second", 10, 3400, 2000), sample("num_input_tokens_seen", 10, 99, 2000)};
        news.moments = {checkpoint(10, 3000)};
        model.take(news);
        QCOMPARE(texts(model), (QStringList{"step 10  loss 2.5000  3,400 tok/s", "checkpoint of step 10 written"}));
        model.setSentences({{RunLogModel::Line::Tone::Plain, 1000, QStringLiteral("first")}, {RunLogModel::Line::Tone::Bad, 2500, QStringLiteral("oh")}});
        QCOMPARE(texts(model)[0], QStringLiteral("first"));
        QCOMPARE(texts(model)[2], QStringLiteral("oh"));
        model.setSentences({{RunLogModel::Line::Tone::Plain, 1000, QStringLiteral("first")}, {RunLogModel::Line::Tone::Bad, 2500, QStringLiteral("oh")}});
        QCOMPARE(model.rowCount(), 4); // read again, and nothing new
    }

    void tokensAreJoinedByWhatBecomesOfThem() {
        const Json tokens = Json::parse(R"([{"text":"<|user|>","learned":false},{"text":"a","learned":false},{"text":"<0xE5>","learned":false},
            {"text":"<0x8B>","learned":false},{"text":"<0xA4>","learned":false},{"text":"<|end|>","learned":false},{"text":"b","learned":true},
            {"text":"<|end|>","learned":true}])");
        using Kind = SeenText::Kind;
        const auto seen = seenTexts(tokens);
        QCOMPARE(seen.size(), std::size_t(4));
        QVERIFY(seen[0] == (SeenText{Kind::Template, QStringLiteral("<|user|>"), 1}));
        QVERIFY(seen[1] == (SeenText{Kind::Unlearned, QStringLiteral("a勤"), 4}));
        QVERIFY(seen[3] == (SeenText{Kind::Learned, QStringLiteral("b<|end|>"), 2}));
    }
};

DANLU_SUITE(RunsModelTest)
#include "RunsModel_test.moc"
