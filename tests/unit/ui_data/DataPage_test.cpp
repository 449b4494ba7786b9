#include "support/Suite.h"

#include "services/dataset/Dataset.h"
#include "services/dataset/Import.h"
#include "ui/pages/data/DataPage.h"
#include "ui/pages/data/DatasetList.h"
#include "ui/pages/data/RecordView.h"
#include "ui/pages/data/RowsModel.h"
#include "ui/pages/data/RowsTable.h"
#include "ui/style/Style.h"
#include "ui/widgets/SearchField.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::ui;

namespace {

constexpr const char* kPassphrase = "correct horse battery staple";
constexpr services::KdfCost kCheap{46 * 1024, 1, 1};
constexpr int kRows = 1000;

QPushButton* buttonWith(const QWidget& parent, const QString& text) {
    for (auto* button : parent.findChildren<QPushButton*>())
        if (button->isVisibleTo(&parent) && button->text() == text)
            return button;
    return nullptr;
}

} // namespace

/// The page in a real window on a real project, driven by keys and clicks.
class DataPageTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder, m_settings;
    services::Programs m_programs;
    std::unique_ptr<Shell> m_shell;
    int m_number = 0;

    Path path(const std::string& name) const { return Path(m_folder.path().toStdString()) / name; }

    QString writeTickets(const char* name, int count) const {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("text,label\n");
        for (int i = 0; i < count; ++i)
            file.write(QStringLiteral("ticket %1 of somebody,%2\n").arg(i).arg(i % 3 == 0 ? "net/wifi" : "bill").toUtf8());
        file.write(",nothing\n"); // rejected
        return file.fileName();
    }

    template <typename T>
    Result<T> ask(std::function<Result<T>(services::Project&)> work) const {
        std::optional<Result<T>> got;
        m_shell->session().ask<T>(m_shell.get(), std::move(work), [&got](Result<T> result) { got.emplace(std::move(result)); });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }, 20000))
            return Error(ErrorCode::Timeout, "no answer");
        return std::move(*got);
    }

    Result<Json> importTickets(const std::string& name) const {
        const QString file = writeTickets((name + ".csv").c_str(), kRows);
        return ask<Json>([file, name](services::Project& project) {
            return services::importDataset(project, {{Path(file.toStdString())}, name, {}, services::Existing::Refuse}, {});
        });
    }

private slots:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English));
        qputenv("XDG_CONFIG_HOME", m_settings.path().toLocal8Bit());
        QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light)));
        m_programs.reader = Path(DANLU_BIN) / "danlu-reader";
    }

    void init() {
        m_shell = std::make_unique<Shell>(m_programs);
        const Path project = path("p" + std::to_string(++m_number) + ".danlu");
        QVERIFY_OK(services::Project::create(project, {"Tickets", kPassphrase, kCheap}, m_programs));
        bool isOpen = false;
        m_shell->session().open(project, [&](Result<std::monostate>) {
            m_shell->session().unlock(QString::fromLatin1(kPassphrase), [&](Result<std::monostate> done) { isOpen = bool(done); });
        });
        QVERIFY(QTest::qWaitFor([&] { return isOpen; }, 20000));
    }
    void cleanup() { m_shell.reset(); }

    void filesAreLookedAtThenImported() {
        DataPage page(*m_shell);
        page.resize(1256, 860);
        page.show();
        QVERIFY(QTest::qWaitFor([&] { return buttonWith(page, QStringLiteral("Choose files…")) != nullptr; }, 20000)); // an empty project says how to begin
        page.importFiles({writeTickets("first.csv", 20)});
        QVERIFY(QTest::qWaitFor(
            [&] { return buttonWith(page, QStringLiteral("Import 20 rows")) && buttonWith(page, QStringLiteral("Import 20 rows"))->isEnabled(); }, 20000));
        auto* list = page.findChild<DatasetList*>();
        QCOMPARE(list->model().rowCount(), 0); // nothing was written
        QTest::mouseClick(buttonWith(page, QStringLiteral("Import 20 rows")), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return list->model().rowCount() == 1; }, 20000));
        QCOMPARE(list->model().datasets().front().versions.front().rows, std::int64_t(20));
        QCOMPARE(list->model().datasets().front().name, QStringLiteral("first"));
    }

    void aFolderAndNoiseAreLeftOutWithAReason() {
        DataPage page(*m_shell);
        page.show();
        page.importFiles({m_folder.path(), writeTickets("good.csv", 5)});
        QVERIFY(QTest::qWaitFor([&] { return buttonWith(page, QStringLiteral("Import 5 rows")) != nullptr; }, 20000));
    }

    void rowsAreReadPageByPage() {
        QVERIFY_OK(importTickets("tickets"));
        RowsModel model(m_shell->session());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy opened(&model, &RowsModel::opened);
        model.open(QStringLiteral("tickets@1"));
        QVERIFY(opened.wait(20000));
        QCOMPARE(model.rowCount(), kRows);
        const auto late = model.index(950, 1);
        QVERIFY(!late.data(RowsModel::kIsThere).toBool());
        QCOMPARE(late.siblingAtColumn(0).data().toString(), QStringLiteral("951")); // its number is known at once
        QVERIFY(!late.data().isValid());
        QVERIFY(QTest::qWaitFor([&] { return late.data(RowsModel::kIsThere).toBool(); }, 20000));
        QCOMPARE(late.data().toString(), QStringLiteral("ticket 950 of somebody"));
    }

    void rowsAreFoundAndOrdered() {
        QVERIFY_OK(importTickets("tickets"));
        RowsModel model(m_shell->session());
        QSignalSpy opened(&model, &RowsModel::opened);
        model.open(QStringLiteral("tickets"));
        QVERIFY(opened.wait(20000));
        model.setQuery({"wifi", "", services::RowOrder::Stored, services::Direction::Down});
        QVERIFY(model.isFinding());
        QVERIFY(QTest::qWaitFor([&] { return !model.isFinding(); }, 20000));
        QCOMPARE(model.rowCount(), 334);
        QCOMPARE(model.numberAt(0), std::uint64_t(999));
        model.setQuery({});
        QCOMPARE(model.rowCount(), kRows);
    }

    void theKeyboardGoesThroughRowsAndCopies() {
        QVERIFY_OK(importTickets("tickets"));
        DataPage page(*m_shell);
        page.resize(1400, 860);
        page.show();
        auto* table = page.findChild<RowsTable*>();
        QVERIFY(QTest::qWaitFor([&] { return table->currentIndex().isValid(); }, 20000));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down);
        auto* text = page.findChild<RecordView*>()->findChild<QPlainTextEdit*>();
        QVERIFY(QTest::qWaitFor([&] { return text->toPlainText() == QStringLiteral("ticket 1 of somebody"); }, 20000));
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return !QGuiApplication::clipboard()->text().isEmpty(); }, 20000));
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("row\ttext\tlabel\tsplit\n2\tticket 1 of somebody\tbill\t\n3\tticket 2 of somebody\tbill\t\n"));
        auto* search = page.findChild<SearchField*>();
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("ticket 99 "));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }, 20000));
    }

    void aDatasetIsDeletedAfterAQuestionWithItsName() {
        QVERIFY_OK(importTickets("tickets"));
        DataPage page(*m_shell);
        page.show();
        auto* list = page.findChild<DatasetList*>();
        QVERIFY(QTest::qWaitFor([&] { return list->model().rowCount() == 1; }, 20000));
        auto* tabs = page.findChild<QTabBar*>();
        tabs->setCurrentIndex(tabs->count() - 1);
        QTest::mouseClick(buttonWith(page, QStringLiteral("Delete “tickets”…")), Qt::LeftButton);
        auto* yes = buttonWith(page, QStringLiteral("Delete “tickets”"));
        QVERIFY(yes && list->model().rowCount() == 1);
        QTest::mouseClick(buttonWith(page, QStringLiteral("Keep it")), Qt::LeftButton);
        QVERIFY(!buttonWith(page, QStringLiteral("Keep it")));
        QTest::mouseClick(buttonWith(page, QStringLiteral("Delete “tickets”…")), Qt::LeftButton);
        QTest::mouseClick(yes, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return list->model().rowCount() == 0; }, 20000));
        QVERIFY(buttonWith(page, QStringLiteral("Choose files…")));
    }

    void whatAnotherProgramTakesAwayIsSaid() {
        QVERIFY_OK(importTickets("tickets"));
        QVERIFY_OK(importTickets("zebra"));
        DataPage page(*m_shell);
        page.show();
        auto* list = page.findChild<DatasetList*>();
        QVERIFY(QTest::qWaitFor([&] { return list->chosen() == QStringLiteral("tickets@1"); }, 20000));
        QSignalSpy toasts(m_shell.get(), &Shell::toasted);
        DANLU_VALUE(auto other, services::Project::open(m_shell->session().folder(), m_programs));
        QVERIFY_OK(other.file().unlock(kPassphrase));
        QVERIFY_OK(services::renameDataset(other, "tickets", "yak"));
        QVERIFY(QTest::qWaitFor([&] { return toasts.count() == 1; }, 20000));
        QVERIFY(qvariant_cast<Toast>(toasts.front().front()).title.contains(QStringLiteral("tickets@1")));
        QCOMPARE(list->chosen(), QStringLiteral("yak@1")); // and it goes on
    }
};

DANLU_SUITE(DataPageTest)
#include "DataPage_test.moc"
