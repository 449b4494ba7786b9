#include "support/Suite.h"

#include "services/dataset/CleanPreview.h"
#include "ui/pages/data/DatasetTreeModel.h"
#include "ui/pages/data/DiffModel.h"
#include "ui/pages/data/FilesModel.h"
#include "ui/pages/data/Lineage.h"
#include "ui/pages/data/MappingModel.h"
#include "ui/pages/data/PreviewModel.h"
#include "ui/pages/data/ReasonText.h"
#include "ui/pages/data/RejectedModel.h"
#include "ui/pages/data/RowPages.h"
#include "ui/pages/data/StepsModel.h"
#include "ui/pages/data/TwoLineDelegate.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace danlu;
using namespace danlu::ui;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::QtTest;

VersionFace version(const char* dataset, int number, int parent, const char* made) {
    return {QString::fromLatin1(dataset), number, parent, 100 - number, 0, {}, QString::fromLatin1(made), Json::object()};
}

std::vector<DatasetFace> someDatasets() {
    return {{QStringLiteral("a@b"), QStringLiteral("text"), {version("a@b", 1, 0, "import")}},
            {QStringLiteral("tickets"),
             QStringLiteral("classification"),
             {version("tickets", 3, 2, "split"), version("tickets", 2, 1, "clean"), version("tickets", 1, 0, "import")}}};
}

QString joinedText(const std::vector<DiffPiece>& pieces) {
    QString text;
    for (const DiffPiece& piece : pieces)
        text += piece.isOnlyHere ? QLatin1Char('[') + piece.text + QLatin1Char(']') : piece.text;
    return text;
}

std::pair<QString, QString> marked(const char* before, const char* after) {
    const TextDiff diff = diffOf(QString::fromUtf8(before), QString::fromUtf8(after));
    return {joinedText(diff.before), joinedText(diff.after)};
}

} // namespace

/// The models of the Data page by themselves.
class DataModelsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void theTreeFindsVersionsByTheirReference() {
        DatasetTreeModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setDatasets(someDatasets());
        QCOMPARE(model.rowCount(), 2);
        const auto newest = model.indexOf(QStringLiteral("tickets"));
        QCOMPARE(model.versionAt(newest)->number, 3);
        QCOMPARE(model.indexOf(QStringLiteral("tickets@1")).row(), 2);
        QCOMPARE(model.parent(newest).data().toString(), QStringLiteral("tickets"));
        QVERIFY(!model.indexOf(QStringLiteral("tickets@9")).isValid());
        QVERIFY(!model.indexOf(QStringLiteral("nothing")).isValid());
        QCOMPARE(model.versionAt(model.index(1, 0))->reference(), QStringLiteral("tickets@3")); // a dataset stands for its newest
        model.setDatasets({});
        QVERIFY(!model.versionAt({}));
    }

    void aVersionKnowsItsForebears() {
        const auto datasets = someDatasets();
        const auto steps = lineageOf(datasets[1], *datasets[1].version(2), 4);
        QCOMPARE(steps.size(), std::size_t(3));
        QVERIFY(!steps[0].isOpen && steps[1].isOpen && steps[2].isHollow);
        QCOMPARE(lineageOf(datasets[1], *datasets[1].version(1), 0).size(), std::size_t(1));
    }

    void differencesAreMarkedOnBothSides() {
        QCOMPARE(marked("call 13812345678 now", "call [phone] now"), std::pair(QStringLiteral("call [13812345678] now"), QStringLiteral("call [[phone]] now")));
        QCOMPARE(marked("你好，世界", "你好世界"), std::pair(QStringLiteral("你好[，]世界"), QStringLiteral("你好世界")));
        QCOMPARE(marked("same", "same"), std::pair(QStringLiteral("same"), QStringLiteral("same")));
        QCOMPARE(marked("", "new"), std::pair(QString(), QStringLiteral("[new]")));
        QCOMPARE(marked("a a a", "a a"), std::pair(QStringLiteral("a a[ a]"), QStringLiteral("a a")));
        const QString longText = QStringLiteral("字").repeated(3000), other = QStringLiteral("文").repeated(3000);
        const auto diff = diffOf(longText, other); // all over: as wholes, and at once
        QCOMPARE(diff.before, std::vector<DiffPiece>({{longText, true}}));
    }

    void theOldestPageGoes() {
        RowPages pages;
        for (int i = 0; i < int(RowPages::kPages); ++i)
            pages.put(i, {{std::uint64_t(i), Split::None, {}}});
        QVERIFY(pages.page(0)); // used, so it stays
        pages.put(1000, {});
        QVERIFY(pages.page(0) && pages.page(1000) && !pages.page(1));
        QCOMPARE(pages.count(), RowPages::kPages);
        QCOMPARE(pages.page(2)->front().index, std::uint64_t(2));
        pages.clear();
        QVERIFY(!pages.page(0));
    }

    void aRecipeIsEdited() {
        StepsModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        QSignalSpy changes(&model, &StepsModel::recipeChanged);
        model.addStep(QStringLiteral("length"));
        model.addStep(QStringLiteral("whitespace"));
        QCOMPARE(model.recipe()[0]["min"].get<int>(), 1); // the default
        model.setOption(0, "min", 20);
        QCOMPARE(model.moveStep(0, 1), 1);
        QCOMPARE(model.moveStep(1, 1), 1); // no further
        QCOMPARE(model.recipe()[1]["min"].get<int>(), 20);
        QVERIFY(model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.recipe().size(), std::size_t(1));
        model.setCounts(Json::array({{{"step", "length"}, {"changed", 0}, {"dropped", 7}}}));
        QCOMPARE(model.index(1).data(TwoLineDelegate::kRight).toString(), QStringLiteral("−7")); // counts are of the steps that are on
        QCOMPARE(model.rowOfActive(0), 1);
        model.removeStep(0);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(changes.count(), 6);
        DANLU_VALUE(const Json read, services::readRecipe(toText(model.recipe())));
        QVERIFY(read == model.recipe());
    }

    void onlyRowsOfTheChosenKindAreCompared() {
        DiffModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        const Json rows = Json::array({{{"index", 4}, {"before", {{"text", "a  b"}}}, {"after", {{"text", "a b"}}}, {"steps", {0}}, {"dropped_by", nullptr}},
                                       {{"index", 9}, {"before", {{"text", "x"}}}, {"after", nullptr}, {"steps", Json::array()}, {"dropped_by", 1}}});
        model.setRows(comparedRows(rows), {QStringLiteral("whitespace"), QStringLiteral("length")});
        QCOMPARE(model.rowCount(), 2);
        model.setShow(DiffModel::Show::Dropped);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0).index, std::int64_t(9));
        QCOMPARE(model.droppingStep(model.at(0)), QStringLiteral("length"));
        model.setShow(DiffModel::Show::Changed);
        QCOMPARE(model.index(0, DiffModel::kNumber).data().toString(), QStringLiteral("5"));
    }

    void filesSayWhatIsWrongWithThem() {
        FilesModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add({QStringLiteral("/x/a.csv"), QStringLiteral("/x/b.zip"), QStringLiteral("/x/a.csv")});
        QCOMPARE(model.rowCount(), 2); // each once
        QVERIFY(model.usable().empty());
        model.setFound(Json::array({{{"format", "csv"}, {"encoding", "UTF-8"}, {"delimiter", ";"}, {"rows", 12}, {"whole", true}}, {{"problem", "binary"}}}));
        QCOMPARE(model.usable(), std::vector<int>{0});
        QVERIFY(model.index(0).data(TwoLineDelegate::kSecond).toString().contains(QStringLiteral("12")));
        QCOMPARE(model.index(1).data(TwoLineDelegate::kSecond).toString(), problemText(QStringLiteral("binary")));
        model.remove(0);
        QVERIFY(model.usable().empty());
    }

    void aColumnIsTakenForSomethingElse() {
        MappingModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        QSignalSpy chosen(&model, &MappingModel::chosen);
        model.setFile({{"shape", "classification"}, {"columns", {"id", "内容"}}, {"fields", {{"text", "内容"}}}, {"first", {{"id", "7"}}}});
        QCOMPARE(model.used(), 1);
        const auto field = model.index(1, MappingModel::kField);
        QVERIFY(field.data(MappingModel::kChoices).toStringList().contains(QStringLiteral("label1")));
        QVERIFY(model.setData(field, QString(), Qt::EditRole));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.front().at(2).toString(), QStringLiteral("text"));
        model.setFile({});
        QCOMPARE(model.rowCount(), 0);
    }

    void previewsAndRejectedRowsAreTables() {
        PreviewModel preview;
        RejectedModel rejected(RejectedModel::Files::Hidden);
        const QAbstractItemModelTester first(&preview, kFatal), second(&rejected, kFatal);
        preview.setFile(
            {{"kind", "chat"},
             {"shown", Json::array({{{"messages", Json::array({{{"role", "user"}, {"content", "q"}}, {{"role", "assistant"}, {"content", "a"}}})}}})}});
        QCOMPARE(preview.index(0, 1).data().toString(), QStringLiteral("q"));
        QCOMPARE(preview.index(0, 2).data().toString(), QStringLiteral("a"));
        rejected.setRows(Json::array({{{"line", 3}, {"reason", "\"text\" is empty"}}}));
        rejected.addRows(Json::array({{{"line", 1204}, {"reason", "?"}}}));
        QCOMPARE(rejected.rowCount(), 2);
        QCOMPARE(rejected.index(1, 0).data().toString(), QStringLiteral("1,204"));
    }

    void knownReasonsAreTranslatedByTheirPattern() {
        QCOMPARE(reasonText(QStringLiteral("invalid UTF-8 at byte 24682 of the file")), QStringLiteral("invalid UTF-8 at byte 24682 of the file"));
        QCOMPARE(reasonText(QStringLiteral("something new")), QStringLiteral("something new"));
        QCOMPARE(reasonText(QStringLiteral("\"a (b)\" is empty")), QStringLiteral("\"a (b)\" is empty"));
    }

    void aRowKeepsItsShapeThroughJson() {
        const Row two = rowOf({{"text", "t"}, {"label", {{"a", "b"}, {"c"}}}});
        QVERIFY(two.kind == RowKind::Classification && two.labels.size() == 2 && two.labels[0] == LabelPath({"a", "b"}));
        QVERIFY(rowOf({{"text", "t"}, {"label", {"a", "b"}}}).labels == std::vector<LabelPath>({{"a", "b"}}));
        QVERIFY(rowOf({{"messages", Json::array()}, {"rejected", "x"}}).kind == RowKind::Preference);
    }
};

DANLU_SUITE(DataModelsTest)
#include "DataModels_test.moc"
