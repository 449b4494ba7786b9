#include "support/ShellOnProject.h"

#include "ui/pages/audit/AuditBanner.h"
#include "ui/pages/audit/AuditDetails.h"
#include "ui/pages/audit/AuditFilters.h"
#include "ui/pages/audit/AuditModel.h"
#include "ui/pages/audit/AuditPage.h"
#include "ui/pages/audit/AuditWords.h"
#include "ui/widgets/SearchField.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace danlu;
using namespace danlu::ui;
using danlu::test::ShellOnProject;

namespace {

constexpr int kEntries = 450; // more than two pages of the model

/// An index as the services give it: two days, the newest first.
services::AuditIndex twoDays(std::size_t today, std::size_t before) {
    services::AuditIndex index;
    for (auto sequence = std::int64_t(today + before); sequence > 0; --sequence)
        index.sequences.push_back(sequence);
    const auto midnight = QDate::currentDate().startOfDay().toMSecsSinceEpoch();
    index.days = {{midnight, today}, {midnight - 86'400'000, before}};
    return index;
}

} // namespace

class AuditTest : public QObject {
    Q_OBJECT
    ShellOnProject m_on;

private slots:
    void initTestCase() {
        QVERIFY(m_on.project.has_value());
        for (int i = 0; i < kEntries; ++i)
            QVERIFY_OK(
                m_on.project->file().record({i % 2 ? "data.show" : "chat.generate", "row " + std::to_string(i), {{"rows", i}}, i == 7 ? "denied" : "ok"}));
        QVERIFY(m_on.open());
    }

    void headingsStandBetweenEntries() {
        AuditModel model(m_on.shell->session());
        const QAbstractItemModelTester tester(&model);
        model.setIndex(twoDays(2, 3));
        QCOMPARE(model.rowCount(), 7);
        QVERIFY(model.isDay(0) && !model.isDay(1) && !model.isDay(2) && model.isDay(3));
        QCOMPARE(model.sequenceAt(0), std::int64_t(0));
        QCOMPARE(model.sequenceAt(1), std::int64_t(5));
        QCOMPARE(model.sequenceAt(4), std::int64_t(3));
        QCOMPARE(model.rowOf(3), 4);
        QCOMPARE(model.rowOf(5), 1);
        QCOMPARE(model.rowOf(99), -1);
        QVERIFY(model.index(3, 0).data(AuditModel::DayRole).toString().contains(QStringLiteral("3")));
        QVERIFY(!model.flags(model.index(3, 0)).testFlag(Qt::ItemIsSelectable));
        model.setIndex({});
        QCOMPARE(model.rowCount(), 0);
    }

    void entriesAreReadWhereSomebodyLooks() {
        AuditModel model(m_on.shell->session());
        const QAbstractItemModelTester tester(&model);
        QSignalSpy laidOut(&model, &AuditModel::laidOut);
        model.setFilter({});
        QVERIFY(laidOut.wait());
        QVERIFY(model.entries() > std::size_t(kEntries));
        const int last = model.rowCount() - 1;
        const QModelIndex object = model.index(last, AuditModel::Object);
        QVERIFY(object.data().toString().isEmpty()); // not yet
        QVERIFY(QTest::qWaitFor([&] { return object.data().toString() == QStringLiteral("Tickets"); }));
        QCOMPARE(model.index(last, AuditModel::Action).data().toString(), QStringLiteral("Create the project"));
        services::AuditFilter troubles;
        troubles.outcomes = services::AuditOutcomes::Troubles;
        model.setFilter(troubles);
        QVERIFY(laidOut.wait());
        QCOMPARE(model.entries(), std::size_t(1));
        QVERIFY(QTest::qWaitFor([&] { return model.index(1, AuditModel::Outcome).data().toString() == QStringLiteral("refused"); }));
        QCOMPARE(model.index(1, AuditModel::Outcome).data(AuditModel::StateRole).toInt(), int(State::Warning));
    }

    void wordsAreFoundByWhatTheyMean() {
        QCOMPARE(actionText("data.show"), QStringLiteral("Read rows"));
        QCOMPARE(actionText("some.thing"), QStringLiteral("some.thing"));
        const auto meant = actionsMeant(QStringLiteral("ASK a model"));
        QCOMPARE(meant, std::vector<std::string>{"chat.generate"});
        QVERIFY(actionsMeant({}).empty());
    }

    void thePageSearchesByKeyboard() {
        AuditPage page(*m_on.shell);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        page.open({});
        auto* table = page.findChild<QTableView*>();
        auto* details = page.findChild<AuditDetails*>();
        QVERIFY(table && details);
        QVERIFY(QTest::qWaitFor([&] { return table->model()->rowCount() > kEntries && !details->entryText().isEmpty(); }));
        table->setFocus();
        const auto before = details->entryText();
        QTest::keyClick(table, Qt::Key_Down);
        QVERIFY(QTest::qWaitFor([&] { return details->entryText() != before; }));
        QTest::keyClick(table, Qt::Key_F, Qt::ControlModifier);
        auto* search = page.findChild<SearchField*>();
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("row 44"));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return table->model()->rowCount() == 1 + 11; })); // 44 and 440 to 449, below one day
        QVERIFY(QTest::qWaitFor([&] { return details->entryText().contains(QStringLiteral("row 449")); }));
        QVERIFY(QTest::qWaitFor([&] { return table->model()->index(1, AuditModel::Object).data().toString() == QStringLiteral("row 449"); }));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\trow 449\t")));
        page.open(QStringLiteral("3")); // a number: that entry, if the filter leaves it
    }

    void checkingIsSaidInTheBanner() {
        AuditPage page(*m_on.shell);
        page.show();
        page.open({});
        auto* banner = page.findChild<AuditBanner*>();
        QVERIFY(QTest::qWaitFor([&] { return banner->sentence().contains(QStringLiteral("not been checked")); }));
        for (QPushButton* button : page.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Check now"))
                button->click();
        QVERIFY(QTest::qWaitFor([&] { return banner->sentence().contains(QStringLiteral("whole: all")); }));
        AuditBanner broken;
        broken.setVerdict({{"ok", false}, {"entries", 3}, {"problems", {"audit entry 2 was changed"}}}, 0.1);
        QVERIFY(broken.sentence().contains(QStringLiteral("not whole")));
    }
};

DANLU_SUITE(AuditTest)
#include "Audit_test.moc"
