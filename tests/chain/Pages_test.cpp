#include "support/Faults.h"
#include "support/Suite.h"

#include "chain/OpenShell.h"
#include "services/audit/Audit.h"
#include "services/model/Exports.h"
#include "ui/pages/compare/BatchPanel.h"
#include "ui/pages/compare/ComparePage.h"
#include "ui/pages/compare/SamplingForm.h"
#include "ui/pages/export/ExportPage.h"
#include "ui/pages/export/ExportSide.h"
#include "ui/pages/export/FormCards.h"
#include "ui/widgets/ErrorPanel.h"

#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

#include <csignal>

using namespace danlu;
using namespace danlu::test;
using namespace danlu::ui;

namespace {

QPushButton* buttonIn(const QWidget& widget, const QString& text) {
    for (QPushButton* button : widget.findChildren<QPushButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

} // namespace

/// Pages at work on a real project with real workers.
class PagesTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Cli> m_cli;
    std::unique_ptr<Shell> m_shell;

    static bool areCalm(const ComparePage& page) {
        return std::ranges::all_of(page.columns(),
                                   [](ChatColumn* column) { return column->phase() == ChatColumn::Phase::Calm && !column->answer().isEmpty(); });
    }
    bool isReady(ComparePage& page, const QString& models) {
        page.resize(1200, 800);
        page.show();
        page.open(models);
        page.activateWindow();
        return QTest::qWaitForWindowActive(&page) && waitFor([&] { return page.columns().size() == 2; });
    }
    static void ask(ComparePage& page, const QString& text) {
        auto* prompt = page.findChild<QPlainTextEdit*>();
        prompt->setFocus();
        QTest::keyClicks(prompt, text);
        QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    }
    static void setLongest(ComparePage& page, int tokens) {
        for (QSpinBox* box : page.findChild<SamplingForm*>()->findChildren<QSpinBox*>())
            if (box->accessibleName() == QStringLiteral("At most"))
                box->setValue(tokens);
    }

private slots:
    void initTestCase() {
        m_cli = std::make_unique<Cli>();
        QCOMPARE(m_cli->create(), 0);
        QCOMPARE(m_cli->prepareModel(), 0);
        m_shell = openShell(*m_cli);
        QVERIFY(m_shell != nullptr);
    }

    void answersComeSideBySide() {
        ComparePage page(*m_shell);
        QVERIFY(isReady(page, QStringLiteral("tiny,tiny")));
        setLongest(page, 24);
        ask(page, QStringLiteral("hello"));
        QVERIFY(page.columns()[0]->isBusy());
        QVERIFY(waitFor([&] { return areCalm(page); }));
        QCOMPARE(page.columns()[0]->answer(), page.columns()[1]->answer()); // one seed
        QVERIFY(page.columns()[0]->footer().contains(QStringLiteral("tok/s")));
        const pid_t worker = page.columns()[0]->workerPid();
        ask(page, QStringLiteral("and then?"));
        QVERIFY(waitFor([&] { return areCalm(page); }));
        QCOMPARE(page.columns()[0]->workerPid(), worker); // the model stayed loaded
        ::kill(worker, SIGKILL);
        ask(page, QStringLiteral("still there?")); // it died, or is dying, while nobody asked: nobody need know
        QVERIFY(waitFor([&] { return areCalm(page); }));
        QVERIFY(page.columns()[0]->workerPid() != worker);
    }

    void aStopAndADeathAreOneColumnsAffair() {
        ComparePage page(*m_shell);
        QVERIFY(isReady(page, QStringLiteral("tiny,tiny")));
        setLongest(page, 1'000'000);
        ask(page, QStringLiteral("hello"));
        ChatColumn& first = *page.columns()[0];
        ChatColumn& second = *page.columns()[1];
        QVERIFY(waitFor([&] { return first.workerPid() > 0 && first.phase() != ChatColumn::Phase::Failed && first.isBusy(); }));
        if (!first.isBusy())
            QSKIP("it was too quick to be killed");
        ::kill(first.workerPid(), SIGKILL);
        QVERIFY(waitFor([&] { return first.phase() == ChatColumn::Phase::Failed; }));
        QTest::keyClick(&page, Qt::Key_Escape);
        QVERIFY(waitFor([&] { return !second.isBusy(); }));
        QVERIFY(second.phase() == ChatColumn::Phase::Calm);
        setLongest(page, 8);
        buttonIn(first, QStringLiteral("Retry"))->click();
        QVERIFY(waitFor([&] { return first.phase() == ChatColumn::Phase::Calm && !first.answer().isEmpty(); }));
    }

    void rowsAreAskedOneByOneAndAllTogether() {
        ComparePage page(*m_shell);
        QVERIFY(isReady(page, QStringLiteral("tiny,tiny")));
        setLongest(page, 8);
        auto* panel = page.findChild<BatchPanel*>();
        QVERIFY(waitFor([&] { return panel->rows().rowCount() > 3; }));
        auto* count = panel->findChild<QSpinBox*>();
        count->setValue(3);
        emit count->editingFinished();
        QVERIFY(waitFor([&] { return panel->rows().rowCount() == 3; }));
        panel->list().setCurrentIndex(panel->rows().index(1));
        QTest::keyClick(&panel->list(), Qt::Key_Return);
        QVERIFY(waitFor([&] { return areCalm(page); }));
        buttonIn(*panel, QStringLiteral("Ask all rows"))->click();
        QVERIFY(waitFor([&] { return panel->answerOf(QStringLiteral("tiny")) != nullptr; }));
        QVERIFY(panel->findChild<QTableView*>()->isVisible());
        QVERIFY(panel->rows().index(0).data(PromptRows::MarksRole).isValid());
    }

    void workersGoWithTheirPage() {
        pid_t worker = 0;
        {
            ComparePage page(*m_shell);
            QVERIFY(isReady(page, QStringLiteral("tiny,tiny")));
            setLongest(page, 4);
            ask(page, QStringLiteral("hello"));
            QVERIFY(waitFor([&] { return areCalm(page); }));
            worker = page.columns()[0]->workerPid();
            QCOMPARE(::kill(worker, 0), 0);
        }
        QVERIFY(waitFor([&] { return ::kill(worker, 0) != 0; }));
    }

    void aFullDiskIsAPanelAndLeavesNoFolder() {
        ExportPage page(*m_shell);
        page.resize(1200, 800);
        page.show();
        page.open(QStringLiteral("tiny"));
        auto* cards = page.findChild<FormCards*>();
        QVERIFY(waitFor([&] { return cards->cards().size() == 4; }));
        QPushButton* write = buttonIn(page, QStringLiteral("Export Q8_0"));
        for (FormCard* card : cards->cards())
            if (card->face().type == QLatin1String("Q8_0"))
                QTest::keyClick(card, Qt::Key_Space);
        QVERIFY(waitFor([&] { return (write = buttonIn(page, QStringLiteral("Export Q8_0"))) && write->isEnabled(); }));
        const QString folder = page.findChild<ExportSide*>()->destination();
        const Path exports = Path(folder.toStdString()).parent_path();
        qputenv("LD_PRELOAD", faultLibrary().c_str()); // for the worker that will write
        qputenv("DANLU_FAULTS", faultText({.below = exports, .bytes = 30'000}).c_str());
        write->click();
        const bool isOver = waitFor([&] { return page.findChild<ErrorPanel*>() != nullptr; });
        qunsetenv("LD_PRELOAD");
        qunsetenv("DANLU_FAULTS");
        QVERIFY(isOver);
        auto* panel = page.findChild<ErrorPanel*>();
        QVERIFY2(panel->details().contains(QStringLiteral("NoSpace")), qPrintable(panel->details()));
        QVERIFY(!QFile::exists(folder));
        QVERIFY(waitFor([&] { return write->isEnabled(); }));
        write->click();
        QVERIFY(waitFor([&] { return QFile::exists(folder + QStringLiteral("/manifest.json")) && m_shell->activities().all().empty(); }));
        QVERIFY(waitFor([&] { return !page.findChild<ErrorPanel*>(); }));
    }

    void formsAreMeasuredExportedVerifiedAndTried() {
        ExportPage page(*m_shell);
        page.resize(1200, 800);
        page.show();
        page.open(QStringLiteral("tiny"));
        auto* cards = page.findChild<FormCards*>();
        auto* side = page.findChild<ExportSide*>();
        QVERIFY(waitFor([&] { return cards->cards().size() == 4; }));
        const auto cardOf = [&](const char* type) {
            return *std::ranges::find_if(cards->cards(), [&](FormCard* card) { return card->face().type == QLatin1String(type); });
        };
        cardOf("Q8_0")->measure()->click();
        QVERIFY(waitFor([&] { return cardOf("Q8_0")->face().measured.has_value(); }));
        QVERIFY(cardOf("Q8_0")->face().bytes > 0u);
        QTest::keyClick(cardOf("Q4_0"), Qt::Key_Space);
        QPushButton* write = buttonIn(page, QStringLiteral("Export Q4_0"));
        QVERIFY(write && waitFor([&] { return write->isEnabled(); }));
        const QString folder = side->destination();
        write->click();
        QVERIFY(waitFor([&] { return QFile::exists(folder + QStringLiteral("/manifest.json")) && cardOf("Q4_0")->face().isSizeOfExport; }));
        QPushButton* verify = buttonIn(*side, QStringLiteral("Verify"));
        QVERIFY(waitFor([&] { return verify->isEnabled() && write->isVisible() && m_shell->activities().all().empty(); }));
        verify->click();
        QVERIFY(waitFor([&] { return m_shell->activities().all().empty(); }));
        QSignalSpy went(m_shell.get(), &Shell::wentTo);
        QTest::qWait(50); // the page hears of the end
        buttonIn(*side, QStringLiteral("Try it"))->click();
        QVERIFY(waitFor([&] { return went.count() == 1; }));
        QCOMPARE(went[0][0].toString(), QStringLiteral("compare"));
        QCOMPARE(went[0][1].toString(), QStringLiteral("tiny,tiny-Q4_0"));
        QVERIFY(waitFor([&] { return m_shell->activities().all().empty(); }));
    }
};

DANLU_SUITE(PagesTest)
#include "Pages_test.moc"
