#include "support/Suite.h"

#include "protocol/RunFolder.h"
#include "ui/models/RunsModel.h"
#include "ui/pages/train/RunCharts.h"
#include "ui/pages/train/RunFeed.h"
#include "ui/pages/train/TrainPage.h"
#include "ui/style/Style.h"
#include "ui/widgets/Label.h"

#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace danlu;
using namespace danlu::ui;

namespace {

constexpr const char* kPagePassphrase = "correct horse battery staple";

template <typename T>
T* childNow(const QWidget& parent, const QString& text) {
    for (auto* child : parent.findChildren<T*>())
        if (child->isVisible() && child->text().contains(text))
            return child;
    return nullptr;
}

/// A child is shown by the event loop once a layout has it.
template <typename T>
T* shownChild(const QWidget& parent, const QString& text) {
    const bool isThere = QTest::qWaitFor([&] { return childNow<T>(parent, text) != nullptr; });
    return isThere ? childNow<T>(parent, text) : nullptr;
}

} // namespace

/// The page on a project of its own, whose run folders the test writes.
class TrainPageTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    services::Programs m_programs;
    SystemClock m_clock;

    Path project() const { return Path(m_folder.path().toStdString()) / "p.danlu"; }
    protocol::RunFolder run(const char* id) const { return {project() / "runs" / id}; }

    Result<> write(const protocol::RunFolder& folder, const std::vector<protocol::RecordBody>& bodies) {
        DANLU_TRY(const auto writer, protocol::JournalWriter::open(folder.journal(), m_clock));
        for (const auto& body : bodies)
            writer->add(body);
        return writer->flush();
    }
    Result<> makeRun(const char* id, const char* name, const std::vector<protocol::RecordBody>& bodies) {
        std::filesystem::create_directories(project() / "runs");
        DANLU_TRY(const auto folder, protocol::createRunFolder(run(id).root, std::string("name: ") + name + "\nmodel: m\ndataset: d@1\nr: 16\n"));
        return write(folder, bodies);
    }
    static bool open(Shell& shell, const Path& path) {
        bool isOpen = false;
        shell.session().open(path, [&](Result<std::monostate> opened) {
            if (opened)
                shell.session().unlock(QString::fromLatin1(kPagePassphrase), [&](Result<std::monostate> unlocked) { isOpen = bool(unlocked); });
        });
        return QTest::qWaitFor([&] { return isOpen; });
    }

    static void show(TrainPage& page) {
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
    }

private slots:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English));
        QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light)));
        QVERIFY_OK(services::Project::create(project(), {"P", kPagePassphrase, services::KdfCost{46 * 1024, 1, 1}}, m_programs));
        QVERIFY_OK(makeRun("00000000000000aa", "ended",
                           {protocol::BeginRecord{20, 0, 1, 0, 0, 0}, protocol::MetricRecord{protocol::Series::Loss, 10, 2.5},
                            protocol::StateRecord{protocol::RunState::Cancelled, 255, 10}}));
    }

    void anEmptyProjectOffersTheFirstStep() {
        const Path path = Path(m_folder.path().toStdString()) / "empty.danlu";
        QVERIFY_OK(services::Project::create(path, {"E", kPagePassphrase, services::KdfCost{46 * 1024, 1, 1}}, m_programs));
        Shell shell(m_programs);
        QVERIFY(open(shell, path));
        TrainPage page(shell);
        page.resize(1256, 800);
        show(page);
        page.open({});
        auto* create = shownChild<QPushButton>(page, QStringLiteral("New run"));
        QVERIFY(create);
        create->setFocus();
        QTest::keyClick(create, Qt::Key_Space);
        auto* start = shownChild<QPushButton>(page, QStringLiteral("Start"));
        QVERIFY(start && !start->isEnabled());
        QVERIFY(QTest::qWaitFor([&] { return start->toolTip() == QStringLiteral("There is no model to start from."); }));
        QTest::keyClick(page.first(), Qt::Key_Escape);
        QVERIFY(shownChild<QPushButton>(page, QStringLiteral("New run")));
    }

    void whatIsWrittenWhileItIsShownComesToTheCurves() {
        Shell shell(m_programs);
        QVERIFY(open(shell, project()));
        TrainPage page(shell);
        page.resize(1256, 800);
        show(page);
        page.open({});
        QVERIFY(QTest::qWaitFor([&] { return !page.findChildren<RunFeed*>().empty(); }));
        QSignalSpy news(page.findChildren<RunFeed*>().first(), &RunFeed::news);
        auto& chart = page.findChild<RunCharts*>()->chart();
        QVERIFY(QTest::qWaitFor([&] { return chart.shownRange().high >= 10; }));
        {
            DANLU_VALUE(const auto lock, FileLock::acquire(run("00000000000000aa").lock()));
            QVERIFY_OK(write(run("00000000000000aa"), {protocol::BeginRecord{20, 10, 1, 0, 0, 0}, protocol::StateRecord{protocol::RunState::Running, 255, 0},
                                                       protocol::PhaseRecord{protocol::Phase::Training},
                                                       protocol::MetricRecord{protocol::Series::Loss, 15, 2.0}, protocol::ProgressRecord{15, 20}}));
            QVERIFY(QTest::qWaitFor([&] { return chart.shownRange().high >= 15; }));
            QVERIFY(shownChild<QPushButton>(page, QStringLiteral("Pause")));
        }
        // Its worker was killed: no record says so, and yet the page does, with the way on.
        QVERIFY(shownChild<QPushButton>(page, QStringLiteral("Resume")));
        QVERIFY(shownChild<Label>(page, QStringLiteral("ended at step 15")));
        QVERIFY(!childNow<QPushButton>(page, QStringLiteral("Pause")));
        QVERIFY(news.count() >= 1);
    }

    void deletingAsksWithTheName() {
        Shell shell(m_programs);
        QVERIFY(open(shell, project()));
        TrainPage page(shell);
        page.resize(1256, 800);
        show(page);
        page.open({});
        auto* list = qobject_cast<QListView*>(page.first());
        QVERIFY(list);
        QVERIFY(QTest::qWaitFor([&] { return list->currentIndex().isValid(); }));
        QVERIFY(shownChild<QPushButton>(page, QStringLiteral("Continue as new")));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(shownChild<QPushButton>(page, QStringLiteral("Delete ended")));
        auto* keep = shownChild<QPushButton>(page, QStringLiteral("Keep it"));
        QVERIFY(keep);
        QTest::keyClick(keep, Qt::Key_Space);
        QVERIFY(!childNow<QPushButton>(page, QStringLiteral("Delete ended")));
    }

    void runsAreOverlaidByTheSpaceBar() {
        QVERIFY_OK(makeRun("00000000000000bb", "other",
                           {protocol::BeginRecord{20, 0, 1, 0, 0, 0}, protocol::MetricRecord{protocol::Series::Loss, 30, 1.5},
                            protocol::StateRecord{protocol::RunState::Cancelled, 255, 10}}));
        Shell shell(m_programs);
        QVERIFY(open(shell, project()));
        TrainPage page(shell);
        page.resize(1256, 800);
        show(page);
        page.open(QStringLiteral("00000000000000aa"));
        auto* list = qobject_cast<QListView*>(page.first());
        QVERIFY(QTest::qWaitFor([&] { return list->model()->rowCount() == 3 && page.findChildren<RunFeed*>().size() == 1; }));
        auto* model = qobject_cast<RunsModel*>(list->model());
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Space); // ticks the one that is shown, which stays when another is gone to
        const QString before = model->current();
        QTest::keyClick(list, model->indexOf(before).row() == 1 ? Qt::Key_Down : Qt::Key_Up);
        QVERIFY(model->current() != before);
        QCOMPARE(model->shown().size(), qsizetype(2));
        QVERIFY(QTest::qWaitFor([&] { return page.findChild<RunCharts*>()->chart().shownRange().high >= 30; }));
        QVERIFY(shownChild<Label>(page, QStringLiteral("2 runs overlaid")) || shownChild<Label>(page, QStringLiteral("2 run(s) overlaid")));
    }
};

DANLU_SUITE(TrainPageTest)
#include "TrainPage_test.moc"
