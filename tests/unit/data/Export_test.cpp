#include "support/Suite.h"

#include "Imported.h"
#include "data/exporters/Exporter.h"

using namespace danlu;

namespace {

Row rowOf(RowKind kind, std::vector<Turn> turns, std::string rejected = {}, std::vector<LabelPath> labels = {}) {
    return {kind, std::move(turns), std::move(rejected), std::move(labels)};
}

const std::string kAwkward = "他说\"好\", a,b;\n第二行\t\\ end";

std::vector<Row> rowsOf(RowKind kind) {
    switch (kind) {
    case RowKind::Text:
        return {rowOf(kind, {{Role::User, kAwkward}}), rowOf(kind, {{Role::User, "二"}})};
    case RowKind::Chat:
        return {rowOf(kind, {{Role::User, kAwkward}, {Role::Assistant, "答"}}),
                rowOf(kind, {{Role::System, "s"}, {Role::User, "u"}, {Role::Assistant, kAwkward}})};
    case RowKind::Preference:
        return {rowOf(kind, {{Role::User, "q"}, {Role::Assistant, kAwkward}}, "坏")};
    case RowKind::Classification:
        return {rowOf(kind, {{Role::User, kAwkward}}, {}, {{"大", "中", "小"}}), rowOf(kind, {{Role::User, "x"}}, {}, {{"大"}})};
    }
    return {};
}

Result<std::string> fileOf(const std::string& form, const std::vector<Row>& rows) {
    DANLU_TRY(const auto exporter, data::exporterNamed(form));
    std::string file = exporter->header(rows[0].kind);
    for (const auto& row : rows) {
        DANLU_TRY(const std::string line, exporter->line(row));
        file += line;
    }
    return file;
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsReadBack_data() {
        QTest::addColumn<QString>("form");
        QTest::addColumn<int>("kind");
        QTest::newRow("alpaca") << "alpaca" << int(RowKind::Chat);
        QTest::newRow("sharegpt") << "sharegpt" << int(RowKind::Chat);
        QTest::newRow("messages") << "messages" << int(RowKind::Chat);
        QTest::newRow("text") << "text" << int(RowKind::Text);
        QTest::newRow("preference") << "preference" << int(RowKind::Preference);
        QTest::newRow("classification") << "classification" << int(RowKind::Classification);
        QTest::newRow("csv text") << "csv" << int(RowKind::Text);
        QTest::newRow("csv chat") << "csv" << int(RowKind::Chat);
        QTest::newRow("csv preference") << "csv" << int(RowKind::Preference);
        QTest::newRow("csv classification") << "csv" << int(RowKind::Classification);
    }
    void whatIsWrittenIsReadBack() {
        QFETCH(QString, form);
        QFETCH(int, kind);
        const auto rows = rowsOf(RowKind(kind));
        DANLU_VALUE(const std::string file, fileOf(form.toStdString(), rows));
        DANLU_VALUE(const auto back, test::imported(file, form == "csv" ? "a.csv" : "a.jsonl"));
        QVERIFY(back.rows == rows);
        QVERIFY(back.rejected.empty());
    }

    void severalTurnsAndLabels() {
        const std::vector<Row> chat{rowOf(RowKind::Chat, {{Role::User, "1"}, {Role::Assistant, "2"}, {Role::User, "3"}, {Role::Assistant, "4"}})};
        for (const auto* form : {"alpaca", "messages", "sharegpt"}) {
            DANLU_VALUE(const std::string file, fileOf(form, chat));
            DANLU_VALUE(const auto back, test::imported(file, "a.jsonl"));
            QVERIFY(back.rows == chat);
        }
        QVERIFY(!fileOf("csv", chat)); // refused rather than flattened
        const std::vector<Row> labels{rowOf(RowKind::Classification, {{Role::User, "t"}}, {}, {{"a", "b"}, {"c"}})};
        DANLU_VALUE(const std::string file, fileOf("classification", labels));
        DANLU_VALUE(const auto back, test::imported(file, "a.jsonl"));
        QVERIFY(back.rows == labels);
        const std::vector<Row> preference{rowOf(RowKind::Preference, {{Role::System, "s"}, {Role::User, "q"}, {Role::Assistant, "c"}}, "r")};
        DANLU_VALUE(const std::string pairs, fileOf("preference", preference));
        DANLU_VALUE(const auto pairsBack, test::imported(pairs, "a.jsonl"));
        QVERIFY(pairsBack.rows == preference);
    }

    void cellsAreNoFormulas() {
        const std::vector<Row> rows{rowOf(RowKind::Text, {{Role::User, "=1+1"}}), rowOf(RowKind::Text, {{Role::User, "+a,b"}}),
                                    rowOf(RowKind::Text, {{Role::User, "-a"}}), rowOf(RowKind::Text, {{Role::User, "@a"}}),
                                    rowOf(RowKind::Text, {{Role::User, "a=1"}})};
        DANLU_VALUE(const std::string file, fileOf("csv", rows));
        QCOMPARE(file, std::string("text\n'=1+1\n\"'+a,b\"\n'-a\n'@a\na=1\n"));
    }

    void wrongKindsAreRefused() {
        QVERIFY(!fileOf("alpaca", rowsOf(RowKind::Text)));
        QVERIFY(!fileOf("text", rowsOf(RowKind::Chat)));
        const auto unknown = data::exporterNamed("alpca");
        QVERIFY(!unknown);
        QVERIFY(unknown.error().message().find("alpaca") != std::string::npos);
    }
};

DANLU_SUITE(ExportTest)
#include "Export_test.moc"
