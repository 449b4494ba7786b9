#include "support/Suite.h"

#include "ui/shell/palette/Fuzzy.h"
#include "ui/shell/palette/Palette.h"
#include "ui/style/Style.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

using namespace danlu;
using namespace danlu::ui;

namespace {

Command command(
    const QString& text, std::function<void()> act = [] {}) {
    return {"flame"_icon, text, std::move(act)};
}

/// The rows as they are seen; captions in brackets.
QStringList rows(const PaletteModel& model) {
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString text = model.data(model.index(row), Qt::DisplayRole).toString();
        all << (model.isCaption(row) ? QStringLiteral("[%1]").arg(text) : text);
    }
    return all;
}

std::vector<PaletteItem> someItems() {
    return {{PaletteGroup::Page, command(QStringLiteral("Train"))},
            {PaletteGroup::Run, command(QStringLiteral("tickets-lora-r8"))},
            {PaletteGroup::Run, command(QStringLiteral("tickets-lora-r16"))},
            {PaletteGroup::Dataset, command(QStringLiteral("tickets"))},
            {PaletteGroup::Action, command(QStringLiteral("Lock"))}};
}

} // namespace

class PaletteTest : public QObject {
    Q_OBJECT
    QWidget m_window;
    QPushButton* m_button = new QPushButton(QStringLiteral("behind"), &m_window);

    void open(Palette& palette, std::vector<PaletteItem> items) {
        m_window.resize(1280, 720);
        m_window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_window));
        m_window.activateWindow();
        m_button->setFocus();
        palette.open(std::move(items), 184);
    }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    static QString chosen(const Palette& palette) {
        const PaletteItem* item = palette.model().item(palette.current());
        return item ? item->main.text : QString();
    }

private slots:
    void init() { QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light))); }

    void wordsAreFoundInAnyOrderAndTheirLettersMarked() {
        const auto match = fuzzyMatch(QStringLiteral("R16 tick"), QStringLiteral("tickets-lora-r16"));
        QVERIFY(match);
        QCOMPARE(match->letters, (std::vector<int>{0, 1, 2, 3, 13, 14, 15}));
        QVERIFY(!fuzzyMatch(QStringLiteral("r16 contract"), QStringLiteral("tickets-lora-r16")));
    }

    void lettersMayBeMissingButNotFarApart() {
        const auto match = fuzzyMatch(QStringLiteral("tklr"), QStringLiteral("tickets-lora"));
        QVERIFY(match);
        QCOMPARE(match->letters.size(), 4u);
        QVERIFY(!fuzzyMatch(QStringLiteral("ta"), QStringLiteral("tickets-lora-a")));
    }

    void aWordsBeginningIsBetterThanItsMiddle() {
        const QString query = QStringLiteral("or");
        QVERIFY(fuzzyMatch(query, QStringLiteral("lora order"))->letters.front() == 5);
        QVERIFY(fuzzyMatch(query, QStringLiteral("order"))->score > fuzzyMatch(query, QStringLiteral("lora"))->score);
    }

    void theModelKeepsItsPromisesToViews() {
        PaletteModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setItems(someItems());
        for (const char* query : {"", "r16", "zzz", ">", "@tick", "lo"})
            model.setQuery(QString::fromLatin1(query));
        model.setItems({});
    }

    void groupsStandByTheirBestAnswer() {
        PaletteModel model;
        model.setItems(someItems());
        QCOMPARE(rows(model).join(QLatin1Char('|')), QStringLiteral("[Pages]|Train|[Runs]|tickets-lora-r8|tickets-lora-r16|[Datasets]|tickets|[Actions]|Lock"));
        model.setQuery(QStringLiteral("lo"));
        QCOMPARE(rows(model).join(QLatin1Char('|')), QStringLiteral("[Actions]|Lock|[Runs]|tickets-lora-r8|tickets-lora-r16"));
        QCOMPARE(model.matches(), 3);
    }

    void aSignBeforeTheQueryNarrowsItToOneKind() {
        PaletteModel model;
        model.setItems(someItems());
        model.setQuery(QStringLiteral(">"));
        QCOMPARE(rows(model), (QStringList{QStringLiteral("[Actions]"), QStringLiteral("Lock")}));
        model.setQuery(QStringLiteral("@ tick"));
        QCOMPARE(rows(model), (QStringList{QStringLiteral("[Datasets]"), QStringLiteral("tickets")}));
    }

    void whatIsOfferedWhenAskedIsNotInTheWayBefore() {
        PaletteModel model;
        model.setItems({{.group = PaletteGroup::Action, .main = command(QStringLiteral("Stop: tickets")), .offered = Offered::WhenAsked}});
        QCOMPARE(model.matches(), 0);
        model.setQuery(QStringLiteral("stop"));
        QCOMPARE(model.matches(), 1);
        model.setItems({{.group = PaletteGroup::Action, .main = command(QStringLiteral("Stop: tickets")), .offered = Offered::WhenAsked},
                        {PaletteGroup::Action, command(QStringLiteral("Stop everything"))}});
        QCOMPARE(model.item(1)->main.text, QStringLiteral("Stop everything"));
    }

    void theKeyboardDoesItAll() {
        Palette palette(m_window);
        QString done;
        auto items = someItems();
        items[2].main.act = [&done] { done = QStringLiteral("r16"); };
        open(palette, items);
        QCOMPARE(chosen(palette), QStringLiteral("Train"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("r1"));
        QCOMPARE(chosen(palette), QStringLiteral("tickets-lora-r16"));
        press(Qt::Key_Return);
        QCOMPARE(done, QStringLiteral("r16"));
        QVERIFY(!palette.isOpen());
        QCOMPARE(QApplication::focusWidget(), m_button);
    }

    void arrowsPassOverCaptionsAndRoundTheEnds() {
        Palette palette(m_window);
        open(palette, someItems());
        press(Qt::Key_Down);
        QCOMPARE(chosen(palette), QStringLiteral("tickets-lora-r8"));
        press(Qt::Key_Up);
        press(Qt::Key_Up);
        QCOMPARE(chosen(palette), QStringLiteral("Lock"));
        press(Qt::Key_Down);
        QCOMPARE(chosen(palette), QStringLiteral("Train"));
        press(Qt::Key_PageDown);
        QCOMPARE(chosen(palette), QStringLiteral("Lock"));
        press(Qt::Key_Escape);
        QVERIFY(!palette.isOpen());
    }

    void tabShowsWhatElseCanBeDone() {
        Palette palette(m_window);
        int stopped = 0;
        auto items = someItems();
        items[1].more = {command(QStringLiteral("Stop"), [&stopped] { ++stopped; })};
        open(palette, items);
        press(Qt::Key_Tab); // a page has nothing more
        QCOMPARE(chosen(palette), QStringLiteral("Train"));
        press(Qt::Key_Down);
        press(Qt::Key_Tab);
        QCOMPARE(rows(palette.model()), (QStringList{QStringLiteral("[Actions]"), QStringLiteral("Open"), QStringLiteral("Stop")}));
        press(Qt::Key_Escape);
        QVERIFY(palette.isOpen());
        QCOMPARE(palette.model().matches(), 5);
        press(Qt::Key_Down);
        press(Qt::Key_Tab);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(stopped, 1);
    }

    void aClickBesideItClosesIt() {
        Palette palette(m_window);
        open(palette, someItems());
        QTest::mouseClick(&palette, Qt::LeftButton, {}, QPoint(10, 10));
        QVERIFY(!palette.isOpen());
    }

    void aClickOnARowDoesIt() {
        Palette palette(m_window);
        QString done;
        auto items = someItems();
        items[3].main.act = [&done] { done = QStringLiteral("tickets"); };
        open(palette, items);
        const auto* list = palette.findChild<QListView*>();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(palette.model().index(6)).center());
        QCOMPARE(done, QStringLiteral("tickets"));
    }

    void whatWasReadLaterJoinsInAndTheChoiceStays() {
        Palette palette(m_window);
        open(palette, someItems());
        press(Qt::Key_Down);
        palette.add({{PaletteGroup::Page, command(QStringLiteral("Export"))}});
        QCOMPARE(palette.model().matches(), 6);
        QCOMPARE(chosen(palette), QStringLiteral("tickets-lora-r8"));
    }
};

DANLU_SUITE(PaletteTest)
#include "Palette_test.moc"
