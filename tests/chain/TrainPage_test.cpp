#include "support/Suite.h"

#include "chain/Cli.h"
#include "ui/models/RunsModel.h"
#include "ui/pages/train/CheckpointsModel.h"
#include "ui/pages/train/ConfigModel.h"
#include "ui/pages/train/RunCharts.h"
#include "ui/pages/train/RunLogPane.h"
#include "ui/pages/train/SamplesModel.h"
#include "ui/pages/train/TrainPage.h"
#include "ui/style/Style.h"
#include "ui/widgets/ErrorPanel.h"
#include "ui/widgets/Label.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

#include <csignal>

using namespace danlu;
using namespace danlu::test;
using namespace danlu::ui;

namespace {

constexpr int kTrainPatience = 120'000;
constexpr int kEndless = 1'000'000;

template <typename Condition>
bool becomes(Condition&& condition) {
    return QTest::qWaitFor(std::forward<Condition>(condition), kTrainPatience);
}

QPushButton* shownButton(const QWidget& widget, const QString& text) {
    for (QPushButton* button : widget.findChildren<QPushButton*>())
        if (button->text() == text && button->isVisible())
            return button;
    return nullptr;
}

bool isLabelShown(const QWidget& widget, const QString& part) {
    return std::ranges::any_of(widget.findChildren<Label*>(), [&](Label* label) { return label->isVisible() && label->text().contains(part); });
}

/// The process that holds a run's lock.
pid_t workerOf(const Path& folder) {
    const QString lock = QFileInfo(QString::fromStdString((folder / "lock").string())).canonicalFilePath();
    for (const QString& pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs))
        if (pid.toInt() > 0 && pid.toInt() != ::getpid())
            for (const QFileInfo& open : QDir(QStringLiteral("/proc/%1/fd").arg(pid)).entryInfoList(QDir::Files | QDir::System))
                if (open.symLinkTarget() == lock)
                    return pid.toInt();
    return 0;
}

} // namespace

/// The Train page at work on a real project with the real worker.
class TrainAtWorkTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Cli> m_cli;
    std::unique_ptr<Shell> m_shell;
    std::unique_ptr<TrainPage> m_page;

    TrainPage& page() const { return *m_page; }
    template <typename Model>
    const Model& model() const {
        return *page().findChild<Model*>();
    }
    const RunFace* named(const QString& name) const {
        const auto found = std::ranges::find(m_shell->runs().all(), name, &RunFace::name);
        return found == m_shell->runs().all().end() ? nullptr : &*found;
    }
    bool isIn(const QString& name, const char* state) const { return named(name) && named(name)->state == QLatin1String(state); }
    Path folderOf(const QString& name) const { return m_cli->project() / "runs" / named(name)->id.toStdString(); }
    double lastStep() const { return page().findChild<RunCharts*>()->chart().shownRange().high; }
    void choose(const QString& name) const {
        page().open(named(name)->id);
        QVERIFY(becomes([&] { return model<RunsModel>().current() == named(name)->id; }));
    }

    void type(const char* key, const QString& text) const {
        auto* line = page().findChild<QLineEdit*>(QString::fromLatin1(key));
        QVERIFY2(line, key);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void pick(const char* key, const QString& value) const {
        auto* box = page().findChild<QComboBox*>(QString::fromLatin1(key));
        box->setCurrentIndex(box->findData(value));
        emit box->activated(box->currentIndex());
    }
    void press(const QString& text) const {
        QVERIFY2(becomes([&] { return shownButton(page(), text) && shownButton(page(), text)->isEnabled(); }), qPrintable(text));
        QPushButton* button = shownButton(page(), text);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }
    void stop(const QString& how) const {
        const auto actions = page().findChildren<QAction*>();
        const auto found = std::ranges::find(actions, how, &QAction::text);
        QVERIFY2(found != actions.end(), qPrintable(how));
        (*found)->trigger();
    }
    void startByKey(const QString& name) const {
        type("name", name);
        QVERIFY2(becomes([&] {
                     return shownButton(page(), QStringLiteral("Start"))
                                ? shownButton(page(), QStringLiteral("Start"))->isEnabled()
                                : shownButton(page(), QStringLiteral("Add to queue")) && shownButton(page(), QStringLiteral("Add to queue"))->isEnabled();
                 }),
                 "it cannot be started");
        QTest::keyClick(page().findChild<QLineEdit*>(QStringLiteral("name")), Qt::Key_Return, Qt::ControlModifier);
    }

private slots:
    void initTestCase() {
        m_cli = std::make_unique<Cli>();
        QCOMPARE(m_cli->create(), 0);
        QCOMPARE(m_cli->prepareModel(), 0);
        qputenv("XDG_STATE_HOME", m_cli->path("state").string().c_str());
        qputenv("XDG_CONFIG_HOME", m_cli->path("config").string().c_str());
        QLocale::setDefault(QLocale(QLocale::English));
        QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light)));
        auto programs = services::Programs::besideThisProgram();
        programs.worker = Path(DANLU_BIN) / "danlu-worker";
        programs.reader = Path(DANLU_BIN) / "danlu-reader";
        m_shell = std::make_unique<Shell>(programs);
        bool isOpen = false;
        m_shell->session().open(m_cli->project(), [&](Result<std::monostate> opened) {
            if (opened)
                m_shell->session().unlock(QStringLiteral("correct horse battery staple"), [&](Result<std::monostate> unlocked) { isOpen = bool(unlocked); });
        });
        QVERIFY(becomes([&] { return isOpen; }));
        m_page = std::make_unique<TrainPage>(*m_shell);
        m_page->resize(1400, 860);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void aRunIsSetUpStartedAndSeen() {
        page().open(QStringLiteral("new"));
        for (const auto& [key, value] : {std::pair("max_steps", QString::number(kEndless)), std::pair("per_device_train_batch_size", QStringLiteral("4")),
                                         std::pair("gradient_accumulation_steps", QStringLiteral("1")), std::pair("logging_steps", QStringLiteral("1")),
                                         std::pair("eval_steps", QStringLiteral("20")), std::pair("save_steps", QStringLiteral("20")),
                                         std::pair("max_seq_length", QStringLiteral("96")), std::pair("learning_rate", QStringLiteral("1e-2")),
                                         std::pair("threads", QStringLiteral("1")), std::pair("sample_max_new_tokens", QStringLiteral("8"))})
            type(key, value);
        pick("dtype", QStringLiteral("fp32"));
        startByKey(QStringLiteral("one"));
        QVERIFY(becomes([&] { return isIn(QStringLiteral("one"), "running"); }));
        QVERIFY(becomes([&] { return page().first() == page().findChild<QListView*>() || model<RunsModel>().current() == named("one")->id; }));
        QVERIFY(becomes([&] { return lastStep() >= 45; })); // the curve grows while it works
        const auto& checkpoints = model<CheckpointsModel>();
        QVERIFY(becomes([&] { return checkpoints.rowCount() >= 2 && checkpoints.best(); }));
        QVERIFY(becomes([&] { return checkpoints.kept() >= 1; }));
        const auto& samples = model<SamplesModel>();
        QVERIFY(becomes([&] { return samples.rowCount() >= 3 * 3; })); // question, the dataset's answer, the model's
        QCOMPARE(samples.index(0).data(SamplesModel::KindRole).toInt(), int(SamplesModel::Kind::Question));
        QVERIFY(samples.index(0).data().toString().contains(QStringLiteral("号工单")));
        QVERIFY(becomes([&] { return model<RunLogModel>().rowCount() > 40; }));
        QVERIFY(becomes([&] { return std::ranges::any_of(page().findChildren<ConfigModel*>(), [](auto* config) { return config->rowCount() > 20; }); }));
    }

    void itIsPausedAndGoesOn() {
        press(QStringLiteral("Pause"));
        QVERIFY(becomes([&] { return named("one") && named("one")->phase == QStringLiteral("paused"); }));
        press(QStringLiteral("Go on"));
        QVERIFY(becomes([&] { return named("one")->phase != QStringLiteral("paused"); }));
        const double then = lastStep();
        QVERIFY(becomes([&] { return lastStep() > then + 5; }));
    }

    void itIsStoppedAfterACheckpointAndResumed() {
        stop(QStringLiteral("Stop after the next checkpoint"));
        QVERIFY(becomes([&] { return isIn(QStringLiteral("one"), "cancelled"); }));
        const std::int64_t stopped = named("one")->step;
        QVERIFY(stopped % 20 == 0 && named("one")->checkpoint == stopped);
        const int answers = model<SamplesModel>().rowCount();
        press(QStringLiteral("Resume"));
        QVERIFY(becomes([&] { return named("one")->isLive && named("one")->step > stopped + 3; }));
        QVERIFY(becomes([&] { return lastStep() > double(stopped) + 3; }));
        QVERIFY(model<SamplesModel>().rowCount() >= answers); // what it said before is there
        stop(QStringLiteral("Stop now, keep the last checkpoint"));
        QVERIFY(becomes([&] { return isIn(QStringLiteral("one"), "cancelled"); }));
    }

    void aKilledWorkerIsAnErrorPanelAndNothingIsLost() {
        press(QStringLiteral("Resume"));
        QVERIFY(becomes([&] { return named("one")->isLive && named("one")->step > named("one")->checkpoint + 2; }));
        const pid_t worker = workerOf(folderOf(QStringLiteral("one")));
        QVERIFY(worker > 0);
        const auto step = named("one")->step;
        QCOMPARE(::kill(worker, SIGKILL), 0);
        QVERIFY(becomes([&] { return isIn(QStringLiteral("one"), "lost"); }));
        QVERIFY(becomes([&] { return page().findChild<ErrorPanel*>() && page().findChild<ErrorPanel*>()->isVisible(); }));
        QVERIFY(isLabelShown(page(), QStringLiteral("The checkpoint of step")));
        QVERIFY(lastStep() >= double(step));
        QVERIFY(model<SamplesModel>().rowCount() > 0);
        press(QStringLiteral("Resume"));
        QVERIFY(becomes([&] { return named("one")->isLive && named("one")->step > step; }));
        QVERIFY(becomes([&] { return !page().findChild<ErrorPanel*>() || !page().findChild<ErrorPanel*>()->isVisible(); }));
    }

    void aSecondRunLikeItWaitsAndBeginsWhenItEnds() {
        press(QStringLiteral("Continue as new"));
        QVERIFY(!page().findChild<QLineEdit*>(QStringLiteral("name"))->isEnabled());
        QVERIFY(becomes([&] { return page().findChild<QLineEdit*>(QStringLiteral("name"))->isEnabled(); }));
        QCOMPARE(page().findChild<QLineEdit*>(QStringLiteral("name"))->text(), QStringLiteral("tickets-lora")); // a free name
        QCOMPARE(page().findChild<QLineEdit*>(QStringLiteral("max_steps"))->text(), QString::number(kEndless));
        QCOMPARE(page().findChild<QComboBox*>(QStringLiteral("dtype"))->currentData().toString(), QStringLiteral("fp32"));
        type("max_steps", QStringLiteral("12"));
        startByKey(QStringLiteral("two"));
        QVERIFY(becomes([&] { return named("two") && named("two")->place; }));
        QCOMPARE(m_cli->runLocked({"run", "queue"}).json["runs"].size(), std::size_t(1)); // whoever looks
        QVERIFY(named("one")->isLive);
        choose(QStringLiteral("one"));
        stop(QStringLiteral("Stop after this step and save it"));
        QVERIFY(becomes([&] { return isIn(QStringLiteral("one"), "cancelled"); }));
        QVERIFY(becomes([&] { return isIn(QStringLiteral("two"), "finished"); }));
        QVERIFY(becomes([&] { return named("two")->model == QStringLiteral("two"); })); // taken in while the window is open
        choose(QStringLiteral("two"));
        QSignalSpy went(m_shell.get(), &Shell::wentTo);
        press(QStringLiteral("Try it"));
        QCOMPARE(went.count(), 1);
        QCOMPARE(went[0][1].toString(), QStringLiteral("two"));
        const auto log = m_cli->run({"audit", "list", "--action", "run.finished"});
        QVERIFY_ANSWER(log);
        QVERIFY(log.json["entries"].size() == 1 && !log.json["entries"][0]["details"].contains("reported_late"));
    }

    void aRunOfTheCommandLineIsSeenWhole() {
        QVERIFY_ANSWER(m_cli->run({"train", m_cli->runFile("theirs", kEndless), "--detach"}));
        QVERIFY(becomes([&] { return named("theirs") && named("theirs")->step > 30; }));
        choose(QStringLiteral("theirs")); // in the middle of it
        QVERIFY(becomes([&] { return lastStep() >= 30; }));
        QVERIFY(page().findChild<RunCharts*>()->chart().shownRange().low <= 1);
        const double then = lastStep();
        QVERIFY(becomes([&] { return lastStep() > then + 10; }));
        QVERIFY(becomes([&] { return model<SamplesModel>().rowCount() > 0; }));
        QVERIFY_ANSWER(m_cli->runLocked({"run", "stop", "theirs"}));
        QVERIFY(becomes([&] { return shownButton(page(), QStringLiteral("Resume")) != nullptr; }));
    }

    void cleanupTestCase() {
        for (const RunFace& run : m_shell->runs().all())
            if (run.isLive)
                m_cli->runLocked({"run", "stop", run.name.toStdString(), "--after", "now"});
        m_page.reset();
        m_shell.reset();
    }
};

DANLU_SUITE(TrainAtWorkTest)
#include "TrainPage_test.moc"
