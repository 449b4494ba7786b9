#include "support/Suite.h"

#include "ui/style/Paint.h"
#include "ui/style/ShownText.h"
#include "ui/style/Style.h"
#include "ui/widgets/ElidedLabel.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolTip>

using namespace danlu::ui;

namespace {

const QString kOverride = QStringLiteral("a\u202Eb"), kMarked = QStringLiteral("a\uFFFDb");

QImage paintedText(const QString& text, int width = 200) {
    QImage image(width, 28, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintText(painter, QRect(4, 0, width - 60, 28), text, applicationLook().font(TextSize::Base), Qt::black);
    return image;
}

} // namespace

/// What strangers write, as it is painted.
class ShownTextTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Light))); }

    void aCharacterStandsForOneCharacter_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("inOneLine");
        QTest::addColumn<QString>("inMany");
        const auto row = [](const char* name, const QString& text, const QString& one, const QString& many) { QTest::newRow(name) << text << one << many; };
        const auto same = [&row](const char* name, const QString& text) { row(name, text, text, text); };
        same("letters", QStringLiteral("plain <b>text</b> & more"));
        same("Chinese, Hebrew, Arabic, emoji with a joiner", QStringLiteral("工单 שלום مرحبا 👩\u200D💻"));
        row("NUL", QString(QStringLiteral("a")) + QChar(0) + QLatin1Char('b'), kMarked, kMarked);
        row("an override", kOverride, kMarked, kMarked);
        row("isolates", QStringLiteral("\u2066a\u2069"), QStringLiteral("\uFFFDa\uFFFD"), QStringLiteral("\uFFFDa\uFFFD"));
        row("breaks", QStringLiteral("a\nb\tc"), QStringLiteral("a b c"), QStringLiteral("a\nb\tc"));
        row("a paragraph", QStringLiteral("a\u2029b"), QStringLiteral("a b"), QStringLiteral("a\u2029b"));
        row("C1 and DEL", QStringLiteral("\u009B31m\u007F"), QStringLiteral("\uFFFD31m\uFFFD"), QStringLiteral("\uFFFD31m\uFFFD"));
        row("half a character", QString(QChar(0xD83D)) + QLatin1Char('x'), QStringLiteral("\uFFFDx"), QStringLiteral("\uFFFDx"));
    }
    void aCharacterStandsForOneCharacter() {
        QFETCH(const QString, text);
        QTEST(shownText(text), "inOneLine");
        QTEST(shownText(text, Lines::Many), "inMany");
    }

    void nothingTurnsTheLineRound() {
        QCOMPARE(paintedText(kOverride + QStringLiteral(" · 200")), paintedText(kMarked + QStringLiteral(" · 200")));
        QCOMPARE(paintedText(QStringLiteral("a\nb")), paintedText(QStringLiteral("a b")));
        // A Hebrew name does not turn round the facts behind it: the digit stays at the right.
        const QImage mixed = paintedText(QStringLiteral("\u05D0 · l"), 100), alone = paintedText(QStringLiteral("\u05D0"), 100);
        const int width = widthOf(QStringLiteral("\u05D0"), applicationLook().font(TextSize::Base));
        QCOMPARE(mixed.copy(0, 0, 4 + width, 28), alone.copy(0, 0, 4 + width, 28));
    }

    void controlsDoNotRunOutOfTheirRoom() {
        const QImage painted = paintedText(QString(100, QChar(0x202E))); // of no width, as Qt measures it
        for (int y = 0; y < painted.height(); ++y)
            for (int x = painted.width() - 50; x < painted.width(); ++x)
                QCOMPARE(painted.pixel(x, y), QColor(Qt::white).rgb());
    }

    void aCellStaysOneLine() {
        const auto seen = [](const QString& text) {
            QStandardItemModel model(1, 1);
            model.setData(model.index(0, 0), text);
            QTableView table;
            table.setModel(&model);
            table.setFocusPolicy(Qt::NoFocus);
            table.resize(400, 120);
            return table.viewport()->grab().toImage();
        };
        QCOMPARE(seen(QStringLiteral("one\ntwo\u202E three")), seen(QStringLiteral("one two\uFFFD three")));
    }

    void aToolTipIsNoMarkup() {
        QLabel owner;
        owner.show();
        QToolTip::showText(QPoint(10, 10), QStringLiteral("<b>bold</b>"), &owner);
        const auto all = QApplication::topLevelWidgets();
        const auto tip = std::ranges::find_if(all, [](const QWidget* each) { return each->inherits("QTipLabel"); });
        QVERIFY(tip != all.end());
        QCOMPARE(static_cast<QLabel*>(*tip)->textFormat(), Qt::PlainText);
        QCOMPARE(static_cast<QLabel*>(*tip)->text(), QStringLiteral("<b>bold</b>"));
    }

    void anAmpersandInANameIsSeen() {
        QCOMPARE(withoutMnemonics(inButton(QStringLiteral("R&D"))), QStringLiteral("R&D"));
        QCOMPARE(withoutMnemonics(QStringLiteral("&Open")), QStringLiteral("Open"));
        QPushButton button(QStringLiteral("Delete ") + inButton(QStringLiteral("R&D")));
        QVERIFY(button.shortcut().isEmpty());
        const auto widthOfItem = [](const QString& text) {
            QMenu menu;
            menu.addAction(text);
            return menu.sizeHint().width();
        };
        QVERIFY(widthOfItem(inButton(QStringLiteral("R&D"))) >= widthOfItem(QStringLiteral("RxD")) - 2);
    }
};

DANLU_SUITE(ShownTextTest)
#include "ShownText_test.moc"
