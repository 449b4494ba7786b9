#include "support/ShellOnProject.h"

#include "services/chat/Ratings.h"
#include "store/Models.h"
#include "ui/pages/compare/BatchModel.h"
#include "ui/pages/compare/ComparePage.h"
#include "ui/pages/compare/PromptRows.h"
#include "ui/pages/compare/SamplingForm.h"
#include "ui/pages/compare/Transcript.h"
#include "ui/style/Style.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDoubleSpinBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>

using namespace danlu;
using namespace danlu::ui;
using danlu::test::ShellOnProject;

namespace {

Json exampleBatch() {
    const auto answer = [](const char* text) { return Json{{"text", text}, {"completion_tokens", 3}}; };
    const auto level = [](double f1) { return Json{{"macro_f1", f1}}; };
    return {{"models",
             {{{"model", "base"}, {"tokens_per_second", 90}, {"exact", 0}, {"scores", {{"levels", {level(0.1), level(0.1), level(0.0)}}}}},
              {{"model", "lora"}, {"tokens_per_second", 80}, {"exact", 0.5}, {"scores", {{"levels", {level(0.9), level(0.8), level(0.7)}}}}}}},
            {"prompts",
             {{{"expected", "a/b/c"}, {"answers", {{"base", answer("no idea")}, {"lora", answer("a/b/c")}}}},
              {{"expected", "a/b/d"}, {"answers", {{"base", answer("x")}, {"lora", answer("a/b/c")}}}}}}};
}

std::vector<services::AskedPrompt> examplePrompts() {
    std::vector<services::AskedPrompt> prompts;
    for (const char* label : {"c", "d"}) {
        services::AskedPrompt asked;
        asked.prompt.messages = Json::array({Json{{"role", "user"}, {"content", std::string("instruction\n\nticket ") + label}}});
        asked.expected = Json::array({"a", "b", label});
        prompts.push_back(std::move(asked));
    }
    return prompts;
}

} // namespace

/// How many pixels stand out from the ground.
static int inkOf(QWidget& widget) {
    const QImage image = widget.grab().toImage();
    const int ground = qGray(image.pixel(image.width() / 2, image.height() - 4));
    int ink = 0;
    for (int y = 4; y < image.height() - 4; ++y)
        for (int x = 4; x < image.width() - 4; ++x)
            ink += std::abs(qGray(image.pixel(x, y)) - ground) > 80;
    return ink;
}

class CompareTest : public QObject {
    Q_OBJECT
    ShellOnProject m_on;

    /// The page with its columns.
    bool isReady(ComparePage& page) {
        page.resize(1200, 800);
        page.show();
        page.open({});
        return QTest::qWaitForWindowExposed(&page) && QTest::qWaitFor([&] { return page.columns().size() >= 2; });
    }

private slots:
    void answersAreSeenInEveryTheme() {
        Transcript text;
        text.resize(320, 240);
        text.show();
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark, Scheme::Light}) {
            QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), scheme)));
            if (text.document()->isEmpty()) {
                text.beginAnswer();
                text.append(QStringLiteral("The answer to this question has several words"));
            }
            QCoreApplication::sendPostedEvents();
            QTRY_VERIFY(inkOf(text) > 200);
        }
        QApplication::setStyle(QStringLiteral("Fusion"));
    }
    void initTestCase() {
        QVERIFY(m_on.project.has_value());
        QVERIFY_OK(m_on.project->file().act({"test.models", "p"}, [](store::Transaction& transaction) -> Result<> {
            for (const char* name : {"base", "lora", "other"}) // with no files: asking them is an error, which is what is looked at
                DANLU_CHECK(store::insertModel(transaction, {{}, name, "base", "llama", 1000, "0"}));
            return ok();
        }));
        QVERIFY(m_on.open());
    }

    void rowsKnowTheirAnswers() {
        PromptRows rows;
        const QAbstractItemModelTester tester(&rows);
        rows.setPrompts(examplePrompts());
        QCOMPARE(rows.index(0).data().toString(), QStringLiteral("ticket c")); // without the instruction
        QCOMPARE(rows.expectedOf(1), QStringLiteral("a/b/d"));
        QVERIFY(!rows.answerOf(0, "lora") && !rows.index(0).data(PromptRows::MarksRole).isValid());
        rows.setBatch(exampleBatch());
        QCOMPARE(rows.index(0).data(PromptRows::MarksRole).toList(), (QVariantList{false, true}));
        QCOMPARE(rows.index(1).data(PromptRows::MarksRole).toList(), (QVariantList{false, false}));
        QVERIFY(!rows.answerOf(0, "stranger"));
    }

    void batchesAreScoredByLevel() {
        BatchModel model;
        const QAbstractItemModelTester tester(&model);
        model.setBatch(exampleBatch());
        QCOMPARE(model.columnCount(), 5); // model, three levels, exact
        QCOMPARE(model.index(1, 3).data().toString(), QStringLiteral("0.700"));
        QVERIFY(model.index(1, 3).data(Qt::FontRole).isValid() && !model.index(0, 3).data(Qt::FontRole).isValid());
        model.setBatch(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void slidersAndNumbersAreOne() {
        SamplingForm form;
        QSignalSpy edited(&form, &SamplingForm::edited);
        form.findChildren<QSlider*>()[1]->setValue(50);
        QCOMPARE(form.value().topP, 0.5);
        QCOMPARE(edited.count(), 1);
        form.findChildren<QDoubleSpinBox*>()[0]->setValue(5); // beyond the slider's end
        QCOMPARE(form.value().temperature, 5.0);
        spec::SamplingSpec sampling;
        sampling.seed = 7;
        form.setValue(sampling);
        QCOMPARE(form.value().seed, std::int64_t(7));
        QCOMPARE(edited.count(), 2);
    }

    void textIsNeverMarkup() {
        Transcript transcript;
        transcript.addQuestion(QStringLiteral("<b>bold?</b>"));
        transcript.beginAnswer();
        transcript.append(QStringLiteral("<img src='file:///etc/passwd'>\nsecond "));
        transcript.append(QStringLiteral("line"));
        QVERIFY(transcript.toPlainText().contains(QStringLiteral("<b>bold?</b>")));
        QVERIFY(transcript.toPlainText().endsWith(QStringLiteral("second line")));
    }

    void columnsComeAndGo() {
        ComparePage page(*m_on.shell);
        QVERIFY(isReady(page));
        QCOMPARE(page.columns().size(), std::size_t(3));
        QPushButton* add = nullptr;
        for (QPushButton* button : page.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Add column"))
                add = button;
        add->click();
        QCOMPARE(page.columns().size(), std::size_t(4));
        QVERIFY(!add->isEnabled());
        emit page.columns()[1]->removed();
        QCOMPARE(page.columns().size(), std::size_t(3));
        page.open(QStringLiteral("lora,nobody,base"));
        QVERIFY(QTest::qWaitFor([&] { return page.columns().size() == 2 && page.columns()[0]->model() == QStringLiteral("lora"); }));
    }

    void whatGoesWrongStaysInItsColumn() {
        ComparePage page(*m_on.shell);
        QVERIFY(isReady(page));
        auto* prompt = page.findChild<QPlainTextEdit*>();
        QVERIFY(page.first() == prompt);
        prompt->setFocus();
        QTest::keyClicks(prompt, QStringLiteral("hello"));
        QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor(
            [&] { return std::ranges::all_of(page.columns(), [](ChatColumn* column) { return column->phase() == ChatColumn::Phase::Failed; }); }));
        QVERIFY(prompt->toPlainText().isEmpty());
        QPushButton* retry = nullptr;
        for (QPushButton* button : page.columns()[0]->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Retry"))
                retry = button;
        QVERIFY(retry && retry->isVisible());
        retry->click();
        QCOMPARE(page.columns()[0]->phase(), ChatColumn::Phase::Waiting);
        QVERIFY(QTest::qWaitFor([&] { return page.columns()[0]->phase() == ChatColumn::Phase::Failed; }));
    }

    void ratingsAreKeptAndTakenBackByKeys() {
        ComparePage page(*m_on.shell);
        QVERIFY(isReady(page));
        const auto tally = [&](const char* verdict) {
            const auto counts = services::countRatings(*m_on.project);
            int all = 0;
            for (const Json& model : (*counts)["models"])
                all += model.value(verdict, 0);
            return all;
        };
        ChatColumn& column = *page.columns()[1];
        QSignalSpy rated(&column, &ChatColumn::rated);
        QTest::keyClick(&page, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(tally("better"), 0); // there is no answer yet
        column.showAnswer(Json::array({Json{{"role", "user"}, {"content", "q"}}}), {{"text", "an answer"}, {"completion_tokens", 2}});
        QTest::keyClick(&page, Qt::Key_2, Qt::AltModifier);
        QVERIFY(rated.wait());
        QCOMPARE(tally("better"), 1);
        QTest::keyClick(&page, Qt::Key_2, Qt::AltModifier | Qt::ShiftModifier);
        QVERIFY(rated.wait());
        QCOMPARE(tally("better"), 0);
        QCOMPARE(tally("worse"), 1);
        QTest::keyClick(&page, Qt::Key_2, Qt::AltModifier | Qt::ShiftModifier);
        QVERIFY(rated.wait());
        QCOMPARE(tally("worse"), 0);
    }
};

DANLU_SUITE(CompareTest)
#include "Compare_test.moc"
