#include "support/ShellOnProject.h"

#include "ui/pages/export/ExportPage.h"
#include "ui/pages/export/ExportSide.h"
#include "ui/pages/export/ExportsModel.h"
#include "ui/pages/export/FormCards.h"
#include "ui/pages/export/FormsModel.h"
#include "ui/style/Kind.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace danlu;
using namespace danlu::ui;
using danlu::test::ShellOnProject;

namespace {

Json form(const char* type, Json bytes, Json measuredAs, const char* format = "gguf") {
    return {{"format", format}, {"type", type}, {"bytes", bytes}, {"bytes_of", "model"}, {"about_bytes", 900}, {"measured_as", measuredAs}};
}

Json measurement(const char* model, double perplexity, std::vector<double> f1, int rows = 10) {
    Json levels = Json::array();
    for (const double each : f1)
        levels.push_back({{"macro_f1", each}});
    return {{"model", model}, {"dataset", "t@1"}, {"rows", rows}, {"perplexity", perplexity}, {"tokens_per_second", 90}, {"scores", {{"levels", levels}}}};
}

FormTable exampleTable() {
    const Json forms{{"model", "lora"},
                     {"kind", "adapter"},
                     {"forms",
                      {form("BF16", nullptr, nullptr, "hf"), form("F16", nullptr, nullptr), form("Q8_0", 500, "q8"), form("Q4_0", 300, "q4"),
                       form("F32", 40, "lora", "peft")}}};
    const Json measurements{{"measurements",
                             {measurement("lora", 5.0, {0.9, 0.8, 0.7}), measurement("q8", 5.05, {0.9, 0.8, 0.695}), measurement("q4", 5.4, {0.9, 0.8, 0.6}),
                              measurement("q8", 1.0, {1, 1, 1}, 99)}}};
    return FormTable::of(forms, measurements, {});
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT
private slots:
    void formsAreComparedOnTheSameRows() {
        const FormTable table = exampleTable();
        QCOMPARE(table.dataset, QStringLiteral("t@1"));
        QVERIFY(!table.forms[0].measured && !table.forms[1].bytes);
        QCOMPARE(table.forms[2].measured->perplexity, 5.05); // not the one on 99 rows
        QVERIFY(table.forms[4].isOriginal);
        const auto gate = table.gate(table.forms[2]);
        QCOMPARE(gate.size(), std::size_t(3));
        QVERIFY(std::ranges::all_of(gate, &GateRow::passes));
        QVERIFY(!std::ranges::all_of(table.gate(table.forms[3]), &GateRow::passes)); // smaller, but too far off
        QCOMPARE(table.recommended(), 2);
        QVERIFY(table.gate(table.forms[0]).empty());
        const FormTable elsewhere =
            FormTable::of({{"model", "lora"}, {"kind", "adapter"}, {"forms", {form("Q8_0", 500, "q8")}}}, {{"measurements", Json::array()}}, "t@2");
        QCOMPARE(elsewhere.recommended(), -1);
    }

    void modelsHoldWhatWasMeasured() {
        FormsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setTable(exampleTable());
        QCOMPARE(model.rowCount(), 3); // the original, Q8_0, Q4_0
        QCOMPARE(model.columnCount(), 6);
        QVERIFY(model.index(0, 0).data().toString().contains(QStringLiteral("lora")));
        QCOMPARE(model.index(2, 5).data(FormsModel::ShareRole).toDouble(), 0.6);
        QVERIFY(model.index(2, 5).data(FormsModel::ChangeRole).toDouble() < -0.09);
        ExportsModel exports;
        const QAbstractItemModelTester other(&exports);
        exports.setExports(exportFacesOf({{"exports",
                                           {{{"model", "lora"}, {"format", "gguf"}, {"type", "F16"}, {"folder", "/x/y"}, {"state", "gone"}, {"bytes", nullptr}},
                                            {{"model", "lora"}, {"format", "hf"}, {"type", ""}, {"folder", "/x/z"}, {"state", "present"}, {"bytes", 42}}}}}));
        QCOMPARE(exports.rowCount(), 2);
        QCOMPARE(exports.index(0, ExportsModel::Bytes).data().toString(), QStringLiteral("–"));
        QCOMPARE(exports.rowOf(QStringLiteral("/x/z")), 1);
    }

    void cardsAreChosenByKeys() {
        FormCards cards;
        cards.resize(1000, 200);
        cards.setTable(exampleTable());
        cards.show();
        QVERIFY(QTest::qWaitForWindowExposed(&cards));
        QCOMPARE(cards.chosen()->type, QStringLiteral("Q8_0")); // recommended
        QSignalSpy changed(&cards, &FormCards::changed);
        cards.cards()[2]->setFocus();
        QTest::keyClick(cards.cards()[2], Qt::Key_Right);
        QCOMPARE(cards.chosen()->type, QStringLiteral("Q4_0"));
        QCOMPARE(changed.count(), 1);
        QTest::keyClick(cards.cards()[0], Qt::Key_Space);
        QCOMPARE(cards.chosen()->format, QStringLiteral("hf"));
        QVERIFY(cards.cards()[0]->measure() && !cards.cards()[0]->measure()->isEnabled()); // nothing of it is on the disk
        QVERIFY(cards.cards()[1]->measure()->isEnabled() && !cards.cards()[2]->measure());
        QSignalSpy wanted(&cards, &FormCards::measureWanted);
        cards.cards()[1]->measure()->click();
        QCOMPARE(wanted.count(), 1);
        cards.setTable(exampleTable());
        QCOMPARE(cards.chosen()->format, QStringLiteral("hf")); // what was chosen stays
    }

    void namesThatAreTakenAreSaid() {
        ShellOnProject on;
        QVERIFY(on.open());
        ExportSide side(*on.shell);
        const FormTable table = exampleTable();
        side.setForm(table, &table.forms[2]);
        QVERIFY(QTest::qWaitFor([&] { return side.destination().endsWith(QStringLiteral("/exports/lora-Q8_0")); }));
        QVERIFY(side.command().contains(QStringLiteral("--as gguf --type Q8_0 --to ")));
        QLineEdit* where = nullptr;
        for (QLineEdit* each : side.findChildren<QLineEdit*>())
            if (!each->isReadOnly())
                where = each;
        where->setText(on.folder.path());
        QVERIFY(QTest::qWaitFor([&] { return validityOf(where) == Validity::Invalid; }));
        QVERIFY(side.destination().isEmpty());
        where->setText(QStringLiteral("not/absolute"));
        QVERIFY(QTest::qWaitFor([&] { return validityOf(where) == Validity::Invalid; }));
        where->setText(on.folder.path() + QStringLiteral("/it's new"));
        QVERIFY(QTest::qWaitFor([&] { return !side.destination().isEmpty(); }));
        QVERIFY(side.command().contains(QStringLiteral("it'\\''s new'")));
    }

    void aProjectWithoutModelsSaysWhatToDo() {
        ShellOnProject on;
        QVERIFY(on.open());
        ExportPage page(*on.shell);
        page.show();
        page.open({});
        QSignalSpy went(on.shell.get(), &Shell::wentTo);
        QPushButton* training = nullptr;
        QVERIFY(QTest::qWaitFor([&] {
            for (QPushButton* button : page.findChildren<QPushButton*>())
                if (button->text() == QStringLiteral("Go to training"))
                    training = button;
            return training != nullptr;
        }));
        training->click();
        QCOMPARE(went.count(), 1);
    }
};

DANLU_SUITE(ExportTest)
#include "Export_test.moc"
