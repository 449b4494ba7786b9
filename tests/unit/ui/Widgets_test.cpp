#include "support/Suite.h"

#include "ui/style/Metrics.h"
#include "ui/style/Style.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/ErrorPanel.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/KeyValueRows.h"
#include "ui/widgets/Meter.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/ProgressRow.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/Sparkline.h"
#include "ui/widgets/Splitter.h"
#include "ui/widgets/StackedMeter.h"
#include "ui/widgets/Switch.h"
#include "ui/widgets/TitleLine.h"
#include "ui/widgets/ToastStack.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLayout>
#include <QSignalSpy>

using namespace danlu;
using namespace danlu::ui;

namespace {

danlu::Error sampleChain() { return danlu::Error(ErrorCode::NoSpace, "the disk is full").withHint("free 2 GB").wrap("writing the export"); }

ErrorTexts errorTexts() {
    return {QStringLiteral("It stopped"), {}, QStringLiteral("What to do"), QStringLiteral("Causes"), QStringLiteral("Show"), QStringLiteral("Hide"),
            QStringLiteral("Copy")};
}

QPushButton* buttonNamed(const QWidget& parent, const QString& text) {
    for (auto* button : parent.findChildren<QPushButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

} // namespace

class WidgetsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light))); }

    void aLabelNeverReadsMarkup() {
        Label label(QStringLiteral("<b>x</b>"));
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QVERIFY(label.sizeHint().width() > Label(QStringLiteral("xxx")).sizeHint().width());
    }

    void aLinesHeightIsTheTokensInAnyScript() {
        const int line = applicationLook().tokens().lineHeight(TextSize::Reading);
        const TextLook reading{TextSize::Reading, Weight::Regular, Color::Text};
        for (const QString& text : {QStringLiteral("gateway"), QStringLiteral("网关 gateway")})
            QCOMPARE(Label(text, reading).sizeHint().height(), line);
        Label wrapped(QStringLiteral("每天晚上 8 点到 11 点频繁掉线，断电重启能恢复"), reading, Wrap::Yes);
        QCOMPARE(wrapped.heightForWidth(1000), line);
        QVERIFY(wrapped.heightForWidth(120) >= 3 * line);
        QCOMPARE(wrapped.heightForWidth(120) % line, 0);
    }

    void aLabelPaintsInTheThemesColour() {
        Label label(QStringLiteral("████"), {TextSize::Title, Weight::Regular, Color::Bad});
        for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
            QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), scheme)));
            label.resize(label.sizeHint());
            QCOMPARE(label.grab().toImage().pixelColor(label.width() / 2, label.height() / 2), applicationLook().color(Color::Bad));
        }
    }

    void anElidedLabelGivesWayAndStillSaysAll() {
        ElidedLabel label(QStringLiteral("a rather long name of a file.jsonl"));
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        label.resize(label.minimumSizeHint());
        QVERIFY(label.isElided());
        QVERIFY(label.text().endsWith(QStringLiteral(".jsonl")));
    }

    void keysBecomeCaps() {
        QCOMPARE(keyCaps(QKeySequence(QStringLiteral("Ctrl+Return"))), QStringList({QStringLiteral("Ctrl"), QStringLiteral("↵")}));
        QCOMPARE(keyCaps(QKeySequence(QStringLiteral("Ctrl++"))), QStringList({QStringLiteral("Ctrl"), QStringLiteral("+")}));
    }

    void anIconButtonSaysWhatItDoes() {
        const std::unique_ptr<QPushButton> button(makeIconButton("plus"_icon, QStringLiteral("Add")));
        QCOMPARE(button->accessibleName(), QStringLiteral("Add"));
        QCOMPARE(button->toolTip(), QStringLiteral("Add"));
        QCOMPARE(button->sizeHint().height(), applicationLook().tokens().size(Size::ControlSmall));
    }

    void aStateIsNeverColourAlone() {
        for (const auto state : {State::Good, State::Running, State::Warning, State::Bad, State::Info})
            QVERIFY(!ui::lookOf(state).icon.isEmpty());
    }

    void aFilterChipGoesByItsCrossOrDelete() {
        FilterChip chip(QStringLiteral("token ≤ 512"));
        chip.resize(chip.sizeHint());
        QSignalSpy removed(&chip, &FilterChip::removed);
        QSignalSpy clicked(&chip, &FilterChip::clicked);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 8, chip.height() / 2));
        QTest::keyClick(&chip, Qt::Key_Delete);
        QCOMPARE(removed.count(), 2);
        QCOMPARE(clicked.count(), 0);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(8, chip.height() / 2));
        QCOMPARE(clicked.count(), 1);
    }

    void theArrowsChooseASegment() {
        SegmentedControl control(QStringLiteral("Method"), {QStringLiteral("LoRA"), QStringLiteral("QLoRA"), QStringLiteral("Full")});
        control.show();
        QApplication::setActiveWindow(&control);
        QSignalSpy chosen(&control, &SegmentedControl::chosen);
        auto* first = control.findChildren<QAbstractButton*>().front();
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Right);
        QCOMPARE(control.current(), 1);
        QCOMPARE(chosen.count(), 1);
        control.setCurrent(2);
        QCOMPARE(chosen.count(), 1);
    }

    void aSwitchSwitchesWhereverItIsHit() {
        Switch control(QStringLiteral("Exclusive"));
        control.resize(control.sizeHint());
        QTest::mouseClick(&control, Qt::LeftButton, {}, QPoint(control.width() - 3, 3));
        QVERIFY(control.isChecked());
    }

    void escapeEmptiesASearch() {
        SearchField field(QStringLiteral("Search"));
        field.setText(QStringLiteral("r16"));
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
    }

    void aMeterStaysBetweenNothingAndAll() {
        Meter meter(QStringLiteral("Memory"));
        meter.setFraction(1.7);
        QCOMPARE(meter.fraction(), 1.0);
        QVERIFY(meter.accessibleName().contains(QStringLiteral("100")));
    }

    void aLegendThatDoesNotFitGoesOn() {
        StackedMeter meter(QStringLiteral("Memory"));
        meter.setParts({{0.4, Color::Series1, QStringLiteral("Weights 10.8")}, {0.2, Color::Series2, QStringLiteral("Optimizer 2.9")}});
        QVERIFY(meter.heightForWidth(100) > meter.heightForWidth(1000));
        QVERIFY(meter.accessibleName().contains(QStringLiteral("Optimizer 2.9")));
    }

    void aSparklineKeepsAMinute() {
        Sparkline line(QStringLiteral("CPU"));
        for (int i = 0; i < 100; ++i)
            line.push(i / 100.0);
        QCOMPARE(line.count(), std::size_t(60));
        QCOMPARE(line.sizeHint(), QSize(40, 14));
    }

    void headersHaveTheHeightsOfTheDrawing() {
        const Tokens& tokens = applicationLook().tokens();
        QCOMPARE(PanelHeader(QStringLiteral("Rows"), QStringLiteral("4")).sizeHint().height(), tokens.size(Size::PanelHeader));
        TitleLine line;
        line.setPath({QStringLiteral("Data"), QStringLiteral("Tickets@3")});
        QCOMPARE(line.sizeHint().height(), tokens.size(Size::Header));
        KeyValueRows rows;
        rows.addRow(QStringLiteral("Row"), QStringLiteral("64 MB"));
        rows.addRow(QStringLiteral("Columns"), QStringLiteral("4,096"));
        QCOMPARE(rows.sizeHint().height(), 2 * tokens.size(Size::RowCompact));
    }

    void aTitleLineHasOnePrimaryButtonAndItIsTheLast() {
        TitleLine line;
        line.setPrimary(makeButton({QStringLiteral("Import")}));
        line.setPrimary(makeButton({QStringLiteral("Start")}));
        line.addButton(makeButton({QStringLiteral("Export")}));
        line.resize(800, 48);
        line.show();
        QVERIFY(buttonNamed(line, QStringLiteral("Start"))->x() > buttonNamed(line, QStringLiteral("Export"))->x());
        QVERIFY(!buttonNamed(line, QStringLiteral("Import"))->isVisible());
        QCOMPARE(kindOf(buttonNamed(line, QStringLiteral("Start"))), Kind::Primary);
    }

    void anErrorShowsItsCausesWhenAsked() {
        ErrorPanel panel(errorTexts(), sampleChain());
        QVERIFY(!panel.causesShown());
        buttonNamed(panel, QStringLiteral("Show"))->click();
        QVERIFY(panel.causesShown());
        QVERIFY(panel.details().contains(QStringLiteral("writing the export (NoSpace")));
        QVERIFY(panel.details().contains(QStringLiteral("the disk is full")));
    }

    void theRecommendedWayOutIsThePrimaryOne() {
        ErrorPanel panel(errorTexts(), sampleChain());
        panel.addWayOut({QStringLiteral("Elsewhere"), QStringLiteral("costs nothing"), Chosen::Yes}, makeButton({QStringLiteral("Choose")}));
        panel.addWayOut({QStringLiteral("Later"), {}, Chosen::No}, makeButton({QStringLiteral("Wait")}));
        QCOMPARE(kindOf(buttonNamed(panel, QStringLiteral("Choose"))), Kind::Primary);
        QCOMPARE(kindOf(buttonNamed(panel, QStringLiteral("Wait"))), Kind::Normal);
    }

    void threeToastsAtMostAndTheActionClosesIts() {
        QWidget window;
        window.resize(800, 600);
        ToastStack stack(window, 28, QStringLiteral("Close"));
        int undone = 0;
        for (int i = 0; i < 4; ++i)
            stack.add({State::Good, QString::number(i), {}, QStringLiteral("Undo"), [&] { ++undone; }});
        QCOMPARE(stack.count(), std::size_t(3));
        QCOMPARE(stack.geometry().right(), 799 - kPadding);
        QCOMPARE(stack.geometry().bottom(), 599 - 28 - kPadding);
        const auto buttons = stack.findChildren<QPushButton*>();
        buttonNamed(*buttons.back()->parentWidget(), QStringLiteral("Undo"))->click();
        QCOMPARE(undone, 1);
        QCOMPARE(stack.count(), std::size_t(2));
    }

    void whatIsSaidIsNotSaidAgain() {
        QWidget window;
        ToastStack stack(window, 28, QStringLiteral("Close"));
        for (const char* text : {"page 1", "page 1", "page 2"})
            stack.add({State::Bad, QStringLiteral("The rows could not be read"), QLatin1String(text)});
        QCOMPARE(stack.count(), std::size_t(2));
    }

    void anErrorOutlivesTheToastsAfterIt() {
        QWidget window;
        window.resize(800, 600);
        ToastStack stack(window, 28, QStringLiteral("Close"));
        stack.add({State::Bad, QStringLiteral("failed"), {}});
        for (int i = 0; i < 4; ++i)
            stack.add({State::Good, QString::number(i), {}});
        QVERIFY(stack.layout()->itemAt(0)->widget()->accessibleName().startsWith(QStringLiteral("failed")));
        QCOMPARE(stack.count(), std::size_t(3));
    }

    void progressCanBeCancelled() {
        ProgressRow row(QStringLiteral("Cancel"));
        row.setProgress(0.42, QStringLiteral("1 min left"));
        QSignalSpy cancelled(&row, &ProgressRow::cancelled);
        buttonNamed(row, QStringLiteral("Cancel"))->click();
        QCOMPARE(cancelled.count(), 1);
    }

    void aSplitterIsCaughtSevenPixelsWide() {
        Splitter splitter(Qt::Horizontal);
        splitter.addWidget(new QWidget);
        splitter.addWidget(new QWidget);
        splitter.resize(400, 100);
        splitter.show();
        QCOMPARE(splitter.handleWidth(), 1);
        QCOMPARE(splitter.handle(1)->width(), applicationLook().tokens().size(Size::SplitterGrab));
    }
};

DANLU_SUITE(WidgetsTest)
#include "Widgets_test.moc"
