#include "support/Person.h"
#include "support/ShownWindow.h"
#include "support/Suite.h"

#include "chain/Cli.h"
#include "services/audit/Audit.h"
#include "ui/pages/compare/ChatColumn.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QFile>

using namespace danlu;
using namespace danlu::test;
using namespace danlu::ui;

namespace {

constexpr int kRows = 90, kManyRows = 60'000;

/// A step of the way; where it fails, what a person sees then is told.
#define STEP(condition) QVERIFY2(condition, qPrintable(QStringLiteral(#condition "\n") + person::describe()))

} // namespace

/// Open → import → clean → split → train → watch → compare → export → audit, as somebody without a mouse does it. The functions are the
/// stages of one way and run in this order.
class JourneyTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Cli> m_cli;
    std::unique_ptr<Shell> m_shell;
    std::unique_ptr<ShownWindow> m_shown;

    static bool isFilled(const QString& list) {
        return person::until([&] {
            const QAbstractItemView* view = person::listOf(list);
            return view && view->model()->rowCount(view->rootIndex()) > 0;
        });
    }
    static bool fill(const QString& field, const QString& value) {
        if (!person::tabTo(field))
            return false;
        person::typeOver(value);
        return true;
    }
    /// In the combo box that has the keyboard.
    static bool pick(const QString& start) {
        const auto* box = qobject_cast<QComboBox*>(QApplication::focusWidget());
        person::press(Qt::Key_Home);
        for (int i = 0; box && i < box->count() && !box->currentText().startsWith(start); ++i)
            person::press(Qt::Key_Down);
        return box && box->currentText().startsWith(start);
    }
    static bool importFile(const QString& path) {
        if (!person::pushButton("Import data") || !person::untilSeen("Files of type:"))
            return false;
        person::type(path);
        person::press(Qt::Key_Return);
        return person::untilSeen("How they are read") && isFilled("Preview");
    }
    bool isOn(const char* page) const { return m_shown->window.page() == QLatin1String(page); }
    bool go(const char* keys, const char* page) const {
        person::press(QKeySequence(QLatin1String(keys)));
        return isOn(page);
    }
    bool haveAnswered() const {
        const auto columns = m_shown->window.findChildren<ChatColumn*>();
        return columns.size() > 1 &&
               std::ranges::all_of(columns, [](const ChatColumn* column) { return column->phase() == ChatColumn::Phase::Calm && !column->answer().isEmpty(); });
    }
    QStringList actionsOfToday() {
        std::optional<QStringList> actions;
        m_shell->session().ask<Json>(
            this, [](services::Project& project) { return services::listAudit(project.file(), {}); },
            [&actions](Result<Json> rows) {
                actions.emplace();
                for (const Json& row : rows ? *rows : Json::array())
                    *actions << QString::fromStdString(row.value("action", ""));
            });
        (void)person::until([&] { return actions.has_value(); });
        return actions.value_or(QStringList());
    }

private slots:
    void initTestCase() {
        m_cli = std::make_unique<Cli>();
        QCOMPARE(m_cli->create(), 0);
        QCOMPARE(m_cli->prepareModel(), 0);
        m_cli->file("calls.jsonl", ticketLines(kRows));
        for (const char* name : {"HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"})
            qputenv(name, m_cli->path("state").string().c_str());
        services::Programs programs{Path(DANLU_BIN) / "danlu-worker", Path(DANLU_BIN) / "danlu-reader", Path(DANLU_ROOT) / "resources"};
        m_shell = std::make_unique<Shell>(programs);
        m_shell->preferences().setLanguage(Preferences::Language::English);
        m_shown = std::make_unique<ShownWindow>(*m_shell);
        QVERIFY(m_shown->show());
    }
    /// Later stages have nothing to stand on where one has failed.
    void init() {
        if (m_isLost)
            QSKIP("an earlier stage failed");
    }
    void cleanup() { m_isLost = m_isLost || QTest::currentTestFailed(); }
    void cleanupTestCase() { m_shown.reset(); }

    void opensTheProject() {
        STEP(person::untilSeen("Where to start"));
        person::press(QKeySequence("Ctrl+O"));
        STEP(person::untilSeen("Files of type:"));
        person::type(QString::fromStdString(m_cli->project().string()));
        person::press(Qt::Key_Return);
        STEP(person::until([&] { return isOn("unlock"); }));
        person::type("correct horse battery staple"); // the keyboard is in the field
        person::press(Qt::Key_Return);
        STEP(person::until([&] { return isOn("home"); }));
    }

    void importsAFile() {
        STEP(go("Ctrl+2", "data"));
        STEP(isFilled("Datasets"));
        STEP(importFile(QString::fromStdString(m_cli->path("calls.jsonl").string())));
        STEP(person::pushButton("Import 90 rows"));
        STEP(person::untilSeen("“calls” is imported"));
        STEP(person::tabTo("Datasets"));
        STEP(person::until([] { return person::tabTo("Datasets") && person::arrowTo("calls"); }));
        STEP(person::untilSeen("calls@1"));
    }

    void cleansItByARecipe() {
        STEP(person::pushButton("Cleaning recipe"));
        STEP(isFilled("Steps of the recipe"));
        STEP(person::untilSeen("tried on all 90 rows"));
        STEP(person::pushButton("Make version @2"));
        STEP(person::untilSeen("“calls@2” is made"));
        STEP(person::untilSeen("calls@2"));
    }

    void splitsIt() {
        STEP(person::tabTo("What to see of the version"));
        STEP(person::arrowTo("Split"));
        STEP(person::pushButton("Split into version @3"));
        STEP(person::untilSeen("“calls@3” is made"));
    }

    void trainsAndWatches() {
        STEP(go("Ctrl+4", "train"));
        STEP(person::pushButton("New run"));
        STEP(person::until([] { return person::listOf("Model") && person::listOf("Model")->model()->rowCount() > 0; }));
        STEP(person::pushButton("Add a model"));
        person::press(Qt::Key_Down); // to the first way, which is the model that comes with Danlu
        person::press(Qt::Key_Return);
        STEP(person::untilSeen("“starter” is registered"));
        STEP(person::until([] { return person::tabTo("Model") && person::arrowTo("tiny"); }));
        STEP(person::tabTo("Dataset"));
        STEP(person::until([] { return pick("calls@3"); }));
        STEP(fill("Rank", "4"));
        STEP(fill("Gradient accumulation", "1"));
        STEP(fill("Longest row", "96"));
        STEP(fill("Epochs", "10"));
        STEP(fill("Learning rate", "1e-2"));
        STEP(fill("Points of the curves", "1"));
        STEP(person::untilSeen("Checked"));
        person::press(QKeySequence("Ctrl+Return"));
        STEP(person::untilSeen("Running"));
        STEP(person::untilSeen("Finished"));
        QCOMPARE(m_shell->runs().all().front().name, QStringLiteral("calls-lora"));
        STEP(person::until([&] { return !m_shell->runs().all().front().model.isEmpty(); })); // it was taken in
    }

    void comparesTheModels() {
        STEP(go("Ctrl+5", "compare"));
        STEP(person::until([&] { return m_shown->window.findChildren<ChatColumn*>().size() > 1; }));
        STEP(person::tabTo("Model of column 2"));
        STEP(pick("calls-lora"));
        STEP(fill("At most", "16"));
        STEP(person::tabTo("Prompt for all columns"));
        person::type("打印机卡纸");
        person::press(QKeySequence("Ctrl+Return"));
        STEP(person::until([&] { return haveAnswered(); }));
        STEP(person::sees("tok/s"));
        person::press(QKeySequence("Alt+2"));
        STEP(person::until([&] { return actionsOfToday().contains(QStringLiteral("chat.rate")); }));
    }

    void exportsTheModel() {
        STEP(go("Ctrl+6", "export"));
        STEP(person::tabTo("Model to export"));
        STEP(person::until([] { return pick("calls-lora"); }));
        STEP(person::untilSeen("PEFT")); // only what was trained has that form
        STEP(person::tabTo("Q8_0"));
        person::press(Qt::Key_Space);
        STEP(person::pushButton("Export Q8_0"));
        STEP(person::untilSeen("Exported and verified"));
        STEP(person::until([&] { return m_shell->activities().all().empty(); }));
        STEP(person::pushButton("Verify"));
        STEP(person::until([&] { return actionsOfToday().contains(QStringLiteral("export.verify")); }));
        STEP(person::untilSeen("Read back by a fresh process"));
    }

    void theLogHasAllOfIt() {
        STEP(go("Ctrl+7", "audit"));
        STEP(isFilled("Entries of the audit log, the newest first"));
        STEP(person::pushButton("Check now"));
        STEP(person::untilSeen("The log is whole"));
        const QStringList actions = actionsOfToday();
        for (const char* action :
             {"project.unlock", "data.import", "data.clean", "data.split", "run.start", "run.finished", "chat.rate", "model.export", "export.verify"})
            QVERIFY2(actions.contains(QLatin1String(action)), action);
    }

    void aWindowClosedDuringAnImportStaysUntilItEnds() {
        m_cli->file("many.jsonl", ticketLines(kManyRows));
        STEP(go("Ctrl+2", "data"));
        STEP(importFile(QString::fromStdString(m_cli->path("many.jsonl").string())));
        STEP(person::pushButton("Import"));
        STEP(person::until([&] { return !m_shell->activities().all().empty(); }));
        person::press(QKeySequence("Ctrl+Q"));
        QVERIFY(!m_shown->window.isVisible());
        QVERIFY(!m_shell->activities().all().empty()); // it goes on
        m_shown->window.comeForward();                 // what a second start does
        QVERIFY(m_shown->window.isVisible());
        STEP(QTest::qWaitForWindowActive(&m_shown->window));
        STEP(person::untilSeen("“many” is imported"));
        STEP(go("Ctrl+2", "data")); // the keyboard is in the list of datasets
        STEP(person::until([] { return person::focused() == "Datasets" && person::arrowTo("many"); }));
    }

    void locksAndLeaves() {
        person::press(QKeySequence("Ctrl+L"));
        STEP(person::until([&] { return isOn("unlock"); }));
        person::press(QKeySequence("Ctrl+Q"));
        QVERIFY(!m_shown->window.isVisible());
    }

private:
    bool m_isLost = false;
};

DANLU_SUITE(JourneyTest)
#include "Journey_test.moc"
