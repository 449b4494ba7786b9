#include "support/Suite.h"

#include "ui/pages/train/SampleDelegate.h"
#include "ui/pages/train/SamplesModel.h"
#include "ui/style/Style.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QListView>
#include <QSignalSpy>

using namespace danlu;
using namespace danlu::ui;

namespace {

Json answerOf(std::int64_t step, const char* text, bool isCut = false) { return {{"step", step}, {"text", text}, {"tokens", 3}, {"cut", isCut}}; }

Json twoQuestions() {
    return Json::array({{{"prompt", "first"},
                         {"expected", "硬件/打印机"},
                         {"answers", {answerOf(0, "well"), answerOf(20, "well "), answerOf(40, "硬件/打印机\n"), answerOf(60, "")}}},
                        {{"prompt", "second"}, {"expected", ""}, {"answers", {answerOf(0, "a <b>text</b>", true)}}}});
}

QStringList samplesBy(const QAbstractItemModel& model, int role) {
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row, 0).data(role).toString();
    return all;
}

} // namespace

class SamplesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English));
        QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light)));
    }

    void answersStandBelowTheirQuestionTheNewestFirst() {
        SamplesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSamples(twoQuestions());
        QCOMPARE(samplesBy(model, Qt::DisplayRole), (QStringList{"first", "硬件/打印机", "(nothing)", "硬件/打印机", "well", "second", "a <b>text</b> …"}));
        QCOMPARE(samplesBy(model, SamplesModel::CaptionRole), (QStringList{"Question 1 of 2", "In the dataset", "Step 60", "Step 40",
                                                                           "Before training and until step 20", "Question 2 of 2", "Before training"}));
        QVERIFY(model.index(3).data(SamplesModel::MatchRole).toBool());
        QVERIFY(!model.index(2).data(SamplesModel::MatchRole).toBool() && !model.index(6).data(SamplesModel::MatchRole).toBool());
        QCOMPARE(model.index(3).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Step 40: 硬件/打印机"));
    }

    void whatWasReadAgainAndIsTheSameChangesNothing() {
        SamplesModel model;
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setSamples(twoQuestions());
        model.setSamples(twoQuestions());
        QCOMPARE(resets.count(), 1);
        Json more = twoQuestions();
        more[1]["answers"].push_back(answerOf(80, "new"));
        model.setSamples(more);
        QCOMPARE(resets.count(), 2);
        model.setSamples(Json::array());
        QCOMPARE(model.rowCount(), 0);
    }

    void longQuestionsAreFoldedUnlessTheyAreCurrent() {
        SamplesModel model;
        const std::string longText(2000, 'x');
        model.setSamples(Json::array({{{"prompt", longText}, {"expected", ""}, {"answers", {answerOf(0, longText.c_str())}}}}));
        QListView view;
        view.setItemDelegate(new SampleDelegate(&view));
        view.setModel(&model);
        view.resize(280, 400);
        view.show();
        const int folded = view.sizeHintForRow(0), whole = view.sizeHintForRow(1);
        QVERIFY(folded < whole / 3);
        view.setCurrentIndex(model.index(0));
        QVERIFY(view.sizeHintForRow(0) > whole / 2);
    }
};

DANLU_SUITE(SamplesTest)
#include "Samples_test.moc"
