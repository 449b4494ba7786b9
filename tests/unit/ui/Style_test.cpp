#include "support/Suite.h"

#include "ui/style/Kind.h"
#include "ui/style/Style.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace danlu;
using namespace danlu::ui;

namespace {

/// The colour that most of a widget's picture has.
QColor mostOf(QWidget& widget) {
    const QImage image = widget.grab().toImage();
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    QRgb most = 0;
    for (auto at = counts.cbegin(); at != counts.cend(); ++at)
        most = counts.value(most) < at.value() ? at.key() : most;
    return QColor(most);
}

/// How much ink a text has, for pure black and white.
double inkOf(const QString& text, Qt::GlobalColor ground, Qt::GlobalColor letters) {
    QImage image(200, 30, QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    painter.setFont(applicationLook().font(TextSize::Base));
    painter.setPen(letters);
    painter.drawText(QPointF(4, 20), text);
    painter.end();
    double ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ink += std::abs(image.pixelColor(x, y).valueF() - QColor(ground).valueF());
    return ink;
}

/// A window with one control, and the focus elsewhere.
struct Window {
    QWidget widget;
    QPushButton other{&widget};
    QVBoxLayout layout{&widget};

    void show(QWidget& control) {
        layout.addWidget(&control);
        widget.show();
        QApplication::setActiveWindow(&widget);
        other.setFocus();
    }
    bool hasRing() const {
        const auto frames = widget.findChildren<QFocusFrame*>();
        return std::any_of(frames.begin(), frames.end(), [](const QFocusFrame* frame) { return frame->widget() && frame->isVisible(); });
    }
};

} // namespace

class StyleTest : public QObject {
    Q_OBJECT
private slots:
    void init() { QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light))); }

    void aPrimaryButtonIsFilledAndADisabledOneIsNot() {
        QPushButton button(QStringLiteral("Import"));
        setKind(button, Kind::Primary);
        QCOMPARE(mostOf(button), applicationLook().color(Color::Accent));
        button.setEnabled(false);
        QCOMPARE(mostOf(button), applicationLook().color(Color::Surface));
    }

    void controlsHaveTheHeightsOfTheDrawing() {
        const Tokens& tokens = applicationLook().tokens();
        QPushButton button(QStringLiteral("Import"));
        QLineEdit edit;
        QComboBox combo;
        QSpinBox spin;
        for (QWidget* control : std::initializer_list<QWidget*>{&button, &edit, &combo, &spin}) {
            QCOMPARE(control->sizeHint().height(), tokens.size(Size::Control));
            setControlSize(*control, ControlSize::Small);
            QCOMPARE(control->sizeHint().height(), tokens.size(Size::ControlSmall));
        }
    }

    void aButtonWithNothingButAnIconIsSquare() {
        QPushButton button;
        QCOMPARE(button.sizeHint().width(), button.sizeHint().height());
    }

    void keyCapsAndUnitsTakeTheirRoom() {
        QPushButton button(QStringLiteral("Import"));
        const int before = button.sizeHint().width();
        setKeyCaps(button, {QStringLiteral("Ctrl"), QStringLiteral("O")});
        QVERIFY(button.sizeHint().width() > before + 2 * applicationLook().tokens().size(Size::KeyCap));
        QSpinBox spin;
        const int narrow = spin.sizeHint().width();
        setUnit(spin, QStringLiteral("token"));
        QVERIFY(spin.sizeHint().width() > narrow + 20);
    }

    void anInvalidInputHasABadBorder() {
        QLineEdit edit;
        edit.resize(edit.sizeHint());
        const auto border = [&] { return edit.grab().toImage().pixelColor(edit.width() / 2, 0); };
        QCOMPARE(border(), applicationLook().color(Color::BorderStrong));
        setValidity(edit, Validity::Invalid);
        QCOMPARE(border(), applicationLook().color(Color::Bad));
    }

    void theRingComesWithTheKeyboardNotTheMouse() {
        Window window;
        QPushButton button(QStringLiteral("Import"));
        window.show(button);
        button.setFocus(Qt::MouseFocusReason);
        QVERIFY(!window.hasRing());
        window.other.setFocus();
        button.setFocus(Qt::TabFocusReason);
        QVERIFY(window.hasRing());
        window.other.setFocus(Qt::MouseFocusReason);
        QVERIFY(!window.hasRing());
    }

    void aTextInputAlwaysHasTheRing() {
        Window window;
        QLineEdit edit;
        window.show(edit);
        edit.setFocus(Qt::MouseFocusReason);
        QVERIFY(window.hasRing());
    }

    void aRowIsSelectedPalerWithoutTheFocus() {
        Window window;
        QTreeWidget tree;
        tree.addTopLevelItem(new QTreeWidgetItem({QString()}));
        tree.setHeaderHidden(true);
        window.show(tree);
        tree.setCurrentItem(tree.topLevelItem(0));
        const auto row = [&] { return tree.viewport()->grab().toImage().pixelColor(100, 14); };
        QCOMPARE(row(), applicationLook().color(Color::SelectionInactive));
        tree.setFocus();
        QCOMPARE(row(), applicationLook().color(Color::Selection));
        QCOMPARE(tree.visualItemRect(tree.topLevelItem(0)).height(), applicationLook().tokens().size(Size::Row));
    }

    void aTreeOpensWhereItsArrowIs() {
        Window window;
        QTreeWidget tree;
        auto* top = new QTreeWidgetItem({QStringLiteral("Tickets")});
        top->addChild(new QTreeWidgetItem({QStringLiteral("@1")}));
        tree.addTopLevelItem(top);
        tree.setHeaderHidden(true);
        window.show(tree);
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, QPoint(20, 14)); // the arrow's right half
        QVERIFY(top->isExpanded());
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, QPoint(3, 14));
        QVERIFY(!top->isExpanded());
    }

    void aComboBoxsListHasTheRowsOfTheDrawing() {
        Window window;
        QComboBox combo;
        combo.addItems({QStringLiteral("cosine"), QStringLiteral("constant")});
        window.show(combo);
        combo.showPopup();
        QCOMPARE(combo.view()->visualRect(combo.model()->index(1, 0)).height(), applicationLook().tokens().size(Size::Row));
        combo.hidePopup();
    }

    void aScrollBarsThumbEndsWhereItsRangeDoes() {
        QScrollBar bar(Qt::Vertical);
        bar.setRange(0, 10'000'000);
        bar.setPageStep(20);
        bar.resize(10, 300);
        bar.setValue(bar.maximum());
        QStyleOptionSlider option;
        option.initFrom(&bar);
        option.orientation = bar.orientation();
        option.maximum = bar.maximum();
        option.pageStep = bar.pageStep();
        option.sliderPosition = bar.value();
        const QRect thumb = bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
        QCOMPARE(thumb.bottom(), bar.rect().bottom());
        QVERIFY(thumb.height() >= 24);
    }

    void lettersAreAsHeavyOnDarkAsOnLight_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("TrueType") << QStringLiteral("gateway drops");
        QTest::newRow("CFF") << QStringLiteral("网关每天晚上频繁掉线");
    }
    void lettersAreAsHeavyOnDarkAsOnLight() {
        QFETCH(QString, text);
        const double light = inkOf(text, Qt::white, Qt::black);
        const double dark = inkOf(text, Qt::black, Qt::white);
        QVERIFY(light > 50);
        QVERIFY2(std::abs(light - dark) < 0.02 * light, qPrintable(QStringLiteral("%1, %2").arg(light).arg(dark)));
    }

    void aChangeOfThemeReachesEverything() {
        Window window;
        QPushButton button(QStringLiteral("Import"));
        window.show(button);
        QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Dark)));
        QCoreApplication::sendPostedEvents(); // palettes come by post
        QCOMPARE(lookOf(button).scheme(), Scheme::Dark);
        QCOMPARE(button.palette().color(QPalette::Window), applicationLook().color(Color::Background));
        QCOMPARE(mostOf(button), applicationLook().color(Color::Surface));
    }
};

DANLU_SUITE(StyleTest)
#include "Style_test.moc"
