#include "support/Suite.h"

#include "chain/OpenShell.h"
#include "ui/charts/Histogram.h"
#include "ui/pages/data/DataPage.h"
#include "ui/pages/data/DatasetList.h"
#include "ui/pages/data/DiffModel.h"
#include "ui/pages/data/ExportPanel.h"
#include "ui/pages/data/ImportForm.h"
#include "ui/pages/data/ImportView.h"
#include "ui/pages/data/LengthBounds.h"
#include "ui/pages/data/MappingModel.h"
#include "ui/pages/data/RecipeView.h"
#include "ui/pages/data/RejectedModel.h"
#include "ui/pages/data/RowsModel.h"
#include "ui/pages/data/SplitPanel.h"
#include "ui/pages/data/StepsModel.h"
#include "ui/style/Style.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

using namespace danlu;
using namespace danlu::test;
using namespace danlu::ui;

namespace {

constexpr int kRows = 200;

QPushButton* shownButton(const QWidget& parent, const QString& text) {
    for (auto* button : parent.findChildren<QPushButton*>())
        if (button->isVisibleTo(&parent) && button->text() == text)
            return button;
    return nullptr;
}

/// Every tenth is the one before once more; one in the middle is empty.
QString tickets() {
    QString csv = QStringLiteral("subject,body,kind\n");
    for (int i = 0; i < kRows; ++i) {
        const int number = i % 10 == 9 ? i - 1 : i;
        csv += QStringLiteral("subject %1,the  network of floor %1 is down since noon,%2\n").arg(number).arg(number % 2 ? "net" : "bill");
    }
    return csv + QStringLiteral("lost,,net\n");
}

} // namespace

/// A dataset's whole way over the data page, with the real reader: by drop, button and key, while the command line works on the same project.
class DataAtWorkTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Cli> m_cli;
    std::unique_ptr<Shell> m_shell;
    std::unique_ptr<DataPage> m_page;

    DatasetList& list() const { return *m_page->findChild<DatasetList*>(); }
    ImportView& import() const { return *m_page->findChild<ImportView*>(); }
    RowsModel& rows() const { return *m_page->findChild<RowsModel*>(); }
    bool press(const QString& text) const {
        QPushButton* button = nullptr;
        if (!waitFor([&] { return (button = shownButton(*m_page, text)) && button->isEnabled(); }))
            return false;
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }
    void choose(const char* tab) const {
        for (auto* tabs : m_page->findChildren<QTabBar*>())
            for (int i = 0; i < tabs->count(); ++i)
                if (tabs->tabText(i) == QLatin1String(tab))
                    tabs->setCurrentIndex(i);
    }
    bool isShown(const QString& reference) const {
        return waitFor([&] { return list().chosen() == reference && rows().reference() == reference && rows().rowCount() > 0; });
    }
    QString dropped(const std::string& name, const QString& content) const { return QString::fromStdString(m_cli->file(name, content.toStdString())); }
    /// As a file manager does it.
    void drop(const QStringList& paths) const {
        QMimeData files;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls << QUrl::fromLocalFile(path);
        files.setUrls(urls);
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &event);
        QVERIFY(event.isAccepted());
    }

private slots:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English));
        QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light)));
        m_cli = std::make_unique<Cli>();
        QCOMPARE(m_cli->create(), 0);
        m_shell = openShell(*m_cli);
        QVERIFY(m_shell != nullptr);
        m_page = std::make_unique<DataPage>(*m_shell);
        m_page->resize(1256, 860);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanupTestCase() {
        m_page.reset();
        m_shell.reset();
    }

    void droppedFilesAreLookedAtWithAnotherMappingAndImported() {
        drop({dropped("tickets.csv", tickets())});
        QVERIFY(waitFor([&] { return !import().facts().contains(QStringLiteral("looking")); }));
        auto* mapping = m_page->findChild<MappingModel*>();
        QVERIFY(waitFor([&] { return mapping->rowCount() == 3; })); // what is what is not clear; which columns there are is
        QVERIFY(!import().isReady());
        for (auto* box : m_page->findChild<ImportForm*>()->findChildren<QComboBox*>())
            if (const int row = box->findData(QStringLiteral("classification")); row >= 0) {
                box->setCurrentIndex(row);
                emit box->activated(row);
            }
        const auto taken = [&](int row) { return mapping->index(row, MappingModel::kField); };
        const auto name = m_page->findChild<ImportForm*>()->name();
        QCOMPARE(name, QStringLiteral("tickets"));
        QVERIFY(mapping->setData(taken(1), QStringLiteral("text"), Qt::EditRole)); // as the list in the cell does it
        QVERIFY(waitFor([&] { return mapping->rowCount() == 3 && taken(1).data(Qt::EditRole).toString() == QStringLiteral("text"); }));
        QVERIFY(mapping->setData(taken(2), QStringLiteral("label"), Qt::EditRole));
        QVERIFY(waitFor([&] { return mapping->rowCount() == 3 && taken(2).data(Qt::EditRole).toString() == QStringLiteral("label"); }));
        QCOMPARE(list().model().rowCount(), 0); // nothing was written
        QVERIFY(press(QStringLiteral("Import 200 rows")));
        QVERIFY(isShown(QStringLiteral("tickets@1")));
        QCOMPARE(rows().rowCount(), kRows);
        QVERIFY(waitFor([&] { return rows().index(0, 1).data().isValid(); }));
        QCOMPARE(rows().index(0, 1).data().toString(), QStringLiteral("the network of floor 0 is down since noon")); // the body, in one line
    }

    void rejectedRowsSayWhy() {
        choose("Rejected rows");
        auto* rejected = static_cast<RejectedModel*>(nullptr);
        QVERIFY(waitFor([&] {
            for (auto* model : m_page->findChildren<RejectedModel*>())
                if (model->rowCount() == 1 && model->parent() != &import())
                    rejected = model;
            return rejected != nullptr;
        }));
        QCOMPARE(rejected->index(0, RejectedModel::kLine).data().toString(), QStringLiteral("202"));
        choose("Table");
    }

    void aRecipeIsTriedLiveAndMakesTheNextVersion() {
        QVERIFY(press(QStringLiteral("Cleaning recipe")));
        auto& recipe = *m_page->findChild<RecipeView*>();
        auto* steps = recipe.findChild<StepsModel*>();
        auto* diff = recipe.findChild<DiffModel*>();
        steps->setRecipe(Json::array({Json{{"step", "whitespace"}}}));
        QVERIFY(waitFor([&] { return recipe.isReady() && diff->rowCount() > 0; }));
        const int changed = diff->rowCount();
        steps->addStep(QStringLiteral("exact_duplicates"));
        QVERIFY(waitFor([&] { return steps->droppedBy(1) == kRows / 10; }));
        QVERIFY(diff->rowCount() >= changed); // those that go are shown beside those that change
        auto* views = recipe.findChild<QListView*>();
        views->setCurrentIndex(steps->index(1));
        QVERIFY(steps->setData(steps->index(1), Qt::Unchecked, Qt::CheckStateRole)); // off, and on again
        QVERIFY(waitFor([&] { return steps->droppedBy(1) < 0 && recipe.isReady(); }));
        QVERIFY(steps->setData(steps->index(1), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(waitFor([&] { return steps->droppedBy(1) == kRows / 10; }));
        steps->addStep(QStringLiteral("length"));
        views->setCurrentIndex(steps->index(2));
        auto* bounds = recipe.findChild<LengthBounds*>();
        QVERIFY(waitFor([&] { return bounds->isVisible(); }));
        QVERIFY2(bounds->kept().contains(QStringLiteral("keeps 200 of 200")), qPrintable(bounds->kept()));
        auto* histogram = bounds->findChild<Histogram*>();
        histogram->setFocus();
        QTest::keyClick(histogram, Qt::Key_Space); // the upper bound
        for (int i = 0; i < 36 && bounds->kept().contains(QStringLiteral("keeps 200 of")); ++i)
            QTest::keyClick(histogram, Qt::Key_Left);
        QVERIFY(!bounds->kept().contains(QStringLiteral("keeps 200 of")));
        for (int i = 0; i < 3; ++i) // and below what the steps before make shorter
            QTest::keyClick(histogram, Qt::Key_Left);
        QVERIFY(steps->step(2).contains("max"));
        QVERIFY(waitFor([&] { return steps->droppedBy(2) > 0; }));
        steps->removeStep(2);
        QVERIFY(waitFor([&] { return steps->droppedBy(1) == kRows / 10 && recipe.isReady(); }));
        QVERIFY(press(QStringLiteral("Make version @2")));
        QVERIFY(isShown(QStringLiteral("tickets@2")));
        QCOMPARE(rows().rowCount(), kRows - kRows / 10);
    }

    void aVersionIsSplit() {
        choose("Split");
        QVERIFY(press(QStringLiteral("Split into version @3")));
        QVERIFY(isShown(QStringLiteral("tickets@3")));
        QVERIFY(rows().hasSplit());
        QVERIFY(rows().splits().train > rows().splits().test && rows().splits().test > 0u);
    }

    void aVersionIsWrittenToAFileAndNeverOverOne() {
        choose("Export");
        auto* file = m_page->findChild<ExportPanel*>()->findChild<QLineEdit*>();
        const QString path = QString::fromStdString(m_cli->path("out.csv").string());
        QVERIFY(file);
        file->selectAll();
        QTest::keyClicks(file, path);
        QVERIFY(press(QStringLiteral("Export tickets@3")));
        QVERIFY(waitFor([&] { return QFile::exists(path); }));
        QVERIFY(waitFor([&] { return !shownButton(*m_page, QStringLiteral("Export tickets@3"))->isEnabled(); }));
    }

    void whatTheCommandLineDeletesIsSaid() {
        QVERIFY_ANSWER(m_cli->run({"data", "import", m_cli->file("other.jsonl", ticketLines(20)), "--name", "other"}));
        QVERIFY(waitFor([&] { return list().model().rowCount() == 2; })); // the window shows what it did
        m_page->open(QStringLiteral("other"));
        QVERIFY(isShown(QStringLiteral("other@1")));
        QSignalSpy toasts(m_shell.get(), &Shell::toasted);
        Answer deleted;
        // The window has the project open too, locked for nobody as long as it does nothing.
        for (int i = 0; i < 20 && deleted.status != 0; ++i) {
            deleted = m_cli->run({"data", "delete", "other"});
            QTest::qWait(200);
        }
        if (deleted.status != 0)
            QVERIFY2(codeOf(deleted) == "Locked", (deleted.out + deleted.err).c_str());
        else
            QVERIFY(waitFor([&] { return toasts.count() == 1 && list().chosen() == QStringLiteral("tickets@3"); }));
    }

    void deletionWaitsForOtherWorkAndThenGoesThrough() {
        m_page->open(QStringLiteral("tickets"));
        QVERIFY(waitFor([&] { return list().chosen().startsWith(QStringLiteral("tickets@")); }));
        choose("Name and deletion");
        std::atomic<bool> isEnough = false;
        m_shell->activities().start<std::monostate>(
            {"download"_icon, QStringLiteral("Import of x"), QStringLiteral("data"), {}},
            [&isEnough](services::Project&, const services::Task& task) -> Result<> {
                while (!isEnough && !task.stop.stop_requested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(5));
                return ok();
            },
            [](Result<std::monostate>) {});
        QPushButton* ask = shownButton(*m_page, QStringLiteral("Delete “tickets”…"));
        QVERIFY(ask && waitFor([&] { return !ask->isEnabled(); }));
        isEnough = true;
        QVERIFY(waitFor([&] { return ask->isEnabled(); }));
        QTest::mouseClick(ask, Qt::LeftButton);
        QVERIFY(press(QStringLiteral("Delete “tickets”")));
        QVERIFY(waitFor([&] { return !list().model().indexOf(QStringLiteral("tickets")).isValid(); }));
        QVERIFY(codeOf(m_cli->run({"data", "show", "tickets"})) == "NotFound");
    }
};

DANLU_SUITE(DataAtWorkTest)
#include "DataPage_test.moc"
