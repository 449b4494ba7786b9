#include "support/Suite.h"

#include "base/File.h"
#include "ui/charts/ChartStack.h"
#include "ui/style/Style.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <QXmlStreamReader>

#include <cmath>

using namespace danlu;
using namespace danlu::ui;

namespace {

/// Loss (falling from 2 to 1, train and eval), rate and utilisation of one run of 1,000 steps, 4 seconds each.
struct Chart {
    ChartStack widget;
    StripId loss, rate, load;
    RunId run;
    CurveId train, eval, learning, gpu;

    explicit Chart(Density density = Density::Full, int steps = 1000) {
        loss = widget.addStrip({.title = "Loss", .key = "loss · eval_loss", .baseline = Baseline::Data});
        rate = widget.addStrip({.title = "Learning rate", .key = "learning_rate", .format = {NumberStyle::Rate}});
        load = widget.addStrip({.title = "Utilisation", .key = "GPU 0", .format = {NumberStyle::Percent}, .fixed = Range{0, 100}});
        run = widget.addRun();
        train = widget.addCurve({.strip = loss, .run = run, .name = "train", .smoothing = Smoothing::AsChart});
        eval = widget.addCurve({.strip = loss, .run = run, .name = "eval", .color = Color::Series2, .dash = Dash::Dashed});
        learning = widget.addCurve({.strip = rate, .run = run, .name = "r16"});
        gpu = widget.addCurve({.strip = load, .run = run, .name = "GPU", .color = Color::Series7, .fill = Fill::Area, .unit = XUnit::Time});
        widget.setDensity(density);
        for (int step = 1; step <= steps; ++step)
            feed(step);
        widget.resize(700, 500);
        widget.show();
    }

    void feed(int step) {
        widget.appendTime(run, step, step * 4.0, step * 1000.0);
        widget.append(train, step, 2 - step / 1000.0);
        widget.append(learning, step, 1e-4 * step / 1000.0);
        widget.append(gpu, step * 4.0, 90);
        if (step % 100 == 0)
            widget.append(eval, step, 2.1 - step / 1000.0);
    }

    QPoint at(StripId strip, double x, double value) { return widget.placeOf(strip, x, value).value().toPoint(); }
};

void wheel(QWidget& widget, QPointF at, int notches) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, notches * 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

void move(QWidget& widget, QPoint at, Qt::MouseButtons buttons = Qt::NoButton, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QMouseEvent event(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, buttons, modifiers);
    QApplication::sendEvent(&widget, &event);
}

void drag(QWidget& widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::mousePress(&widget, Qt::LeftButton, modifiers, from);
    move(widget, (from + to) / 2, Qt::LeftButton, modifiers);
    move(widget, to, Qt::LeftButton, modifiers);
    QTest::mouseRelease(&widget, Qt::LeftButton, modifiers, to);
}

/// How many pixels have a colour, within a little.
int pixelsOf(const QImage& image, const QColor& color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor own = image.pixelColor(x, y);
            count += std::abs(own.red() - color.red()) + std::abs(own.green() - color.green()) + std::abs(own.blue() - color.blue()) < 12 ? 1 : 0;
        }
    return count;
}

void useStyle(Scheme scheme) {
    QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), scheme)));
    QApplication::setPalette(QApplication::style()->standardPalette());
}

} // namespace

class ChartStackTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { useStyle(Scheme::Light); }

    void allOfItIsShownUntilSomebodyZooms() {
        Chart chart;
        QCOMPARE(chart.widget.shownRange(), (Range{0, 1000}));
        const Range values = chart.widget.shownValues(chart.loss);
        QVERIFY(values.low < 1 && values.high > 2 && values.high < 2.3);
        QCOMPARE(chart.widget.shownValues(chart.load), (Range{0, 100}));
    }

    void theWheelZoomsTheAxisUnderThePointer() {
        Chart chart;
        const QPoint middle = chart.at(chart.loss, 400, 1.5);
        wheel(chart.widget, middle, 1);
        const Range x = chart.widget.shownRange();
        QVERIFY(std::abs(x.width() - 800) < 1);
        QVERIFY(std::abs(chart.at(chart.loss, 400, 1.5).x() - middle.x()) <= 1); // what was under the pointer stays there
        const Range before = chart.widget.shownValues(chart.loss);
        wheel(chart.widget, {20, double(middle.y())}, 2);
        QVERIFY(std::abs(chart.widget.shownValues(chart.loss).width() - before.width() * 0.64) < 1e-6);
        QCOMPARE(chart.widget.shownRange(), x);
        wheel(chart.widget, middle, -40);
        QVERIFY(chart.widget.shownRange().width() < 1200);
    }

    void dragPansAndDoubleClickFits() {
        Chart chart;
        chart.widget.zoomTo({400, 600});
        const QPoint from = chart.at(chart.loss, 500, 1.5);
        drag(chart.widget, from, from + QPoint(-100, 0));
        const Range x = chart.widget.shownRange();
        QVERIFY(std::abs(x.width() - 200) < 1e-6);
        QVERIFY(std::abs(x.low - (400 + 200.0 * 100 / 530)) < 0.5); // the plot is 700 − 52 − 118 wide
        QTest::mouseDClick(&chart.widget, Qt::LeftButton, {}, from);
        QCOMPARE(chart.widget.shownRange(), (Range{0, 1000}));
    }

    void theCrosshairReadsValues() {
        Chart chart;
        QSignalSpy moved(&chart.widget, &ChartStack::crosshairMoved);
        move(chart.widget, chart.at(chart.loss, 640, 1.5));
        QCOMPARE(moved.size(), 1);
        QVERIFY(std::abs(chart.widget.crosshair().value() - 640) <= 2);
        const QString text = chart.widget.accessibleDescription();
        for (const char* part : {"Step 6", "Loss train 1.3", "eval 1.500", "r16 6.4e", "GPU 90%"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(text));
        move(chart.widget, {10, 10});
        QVERIFY(!chart.widget.crosshair());
    }

    void namesThatWereShortenedAreInTheToolTip() {
        Chart chart;
        move(chart.widget, {650, 100});
        QVERIFY2(chart.widget.toolTip().contains("train  1.000"), qPrintable(chart.widget.toolTip()));
        move(chart.widget, chart.at(chart.loss, 640, 1.5));
        QVERIFY(chart.widget.toolTip().isEmpty());
    }

    void shiftDragSelectsAndReports() {
        Chart chart;
        QSignalSpy selected(&chart.widget, &ChartStack::rangeSelected);
        drag(chart.widget, chart.at(chart.loss, 200, 1.5), chart.at(chart.loss, 400, 1.2), Qt::ShiftModifier);
        QCOMPARE(selected.size(), 1);
        const auto statistics = selected[0][0].value<RangeStatistics>();
        QVERIFY(std::abs(statistics.range.low - 200) <= 2 && std::abs(statistics.range.high - 400) <= 2);
        QCOMPARE(statistics.curves.size(), std::size_t(4));
        QCOMPARE(statistics.curves[0].name, QString("train"));
        QVERIFY(std::abs(statistics.curves[0].values.mean - 1.7) < 0.01);
        QVERIFY(std::abs(double(statistics.curves[0].values.count) - 200) < 5);
        QCOMPARE(chart.widget.shownRange(), (Range{0, 1000})); // it did not pan
    }

    void theKeyboardDoesTheSame() {
        Chart chart;
        chart.widget.setCrosshair(500);
        QTest::keyClick(&chart.widget, Qt::Key_Right);
        QCOMPARE(*chart.widget.crosshair(), 501.0);
        QTest::keyClick(&chart.widget, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(*chart.widget.crosshair(), 491.0);
        QTest::keyClick(&chart.widget, Qt::Key_Plus);
        QVERIFY(std::abs(chart.widget.shownRange().width() - 500) < 1e-6);
        QVERIFY(chart.widget.shownRange().contains(491));
        QTest::keyClick(&chart.widget, Qt::Key_Minus);
        QVERIFY(std::abs(chart.widget.shownRange().width() - 1000) < 1e-6);
        QTest::keyClick(&chart.widget, Qt::Key_0);
        QCOMPARE(chart.widget.shownRange(), (Range{0, 1000}));
        QSignalSpy selected(&chart.widget, &ChartStack::rangeSelected);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&chart.widget, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(selected.last()[0].value<RangeStatistics>().range, (Range{491, 494}));
        QTest::keyClick(&chart.widget, Qt::Key_Escape);
        QVERIFY(!chart.widget.crosshair());
        chart.widget.setCrosshair(700);
        QTest::keyClick(&chart.widget, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(selected.last()[0].value<RangeStatistics>().range, (Range{699, 700}));
    }

    void samplesAreGatheredBeforeARepaint() {
        Chart chart;
        QTest::qWait(250);
        QSignalSpy painted(&chart.widget, &ChartStack::replotted);
        for (int step = 1001; step <= 1400; ++step)
            chart.feed(step);
        QCOMPARE(painted.size(), 0);
        QTRY_COMPARE(painted.size(), 1);
        QCOMPARE(chart.widget.shownRange(), (Range{0, 1400}));
        QTest::qWait(300);
        QCOMPARE(painted.size(), 1); // nothing changed, nothing was painted
    }

    void whatIsHiddenIsNotPainted() {
        Chart chart;
        chart.widget.hide();
        QSignalSpy painted(&chart.widget, &ChartStack::replotted);
        for (int step = 1001; step <= 1100; ++step)
            chart.feed(step);
        QTest::qWait(250);
        QCOMPARE(painted.size(), 0);
        chart.widget.show();
        QVERIFY(painted.size() > 0);
        QCOMPARE(chart.widget.shownRange(), (Range{0, 1100}));
    }

    void unitsOfTheAxis() {
        Chart chart;
        chart.widget.setUnit(XUnit::Time);
        QCOMPARE(chart.widget.shownRange(), (Range{0, 4000}));
        chart.widget.setCrosshair(2560);
        QVERIFY2(chart.widget.accessibleDescription().startsWith("42:40"), qPrintable(chart.widget.accessibleDescription()));
        QVERIFY(chart.widget.accessibleDescription().contains("train 1.360"));
        chart.widget.setUnit(XUnit::Tokens);
        QCOMPARE(chart.widget.shownRange(), (Range{0, 1e6}));
    }

    void aCompactStackOpensStripsByHeader() {
        Chart chart(Density::Compact);
        QVERIFY(!chart.widget.placeOf(chart.rate, 1, 0));
        QSignalSpy opened(&chart.widget, &ChartStack::stripOpened);
        const QPoint header(500, 500 - 20); // the second of two, at the bottom
        QTest::mouseClick(&chart.widget, Qt::LeftButton, {}, header);
        QCOMPARE(chart.widget.openedStrip(), std::optional(chart.load));
        QCOMPARE(opened.size(), 1);
        QVERIFY(chart.widget.placeOf(chart.load, 1, 0));
        QTest::keyClick(&chart.widget, Qt::Key_PageUp);
        QCOMPARE(chart.widget.openedStrip(), std::optional(chart.rate));
        QTest::keyClick(&chart.widget, Qt::Key_PageUp);
        QVERIFY(!chart.widget.openedStrip());
    }

    void itBecomesCompactWhereThereIsNoRoom() {
        Chart chart(Density::Automatic);
        QVERIFY(chart.widget.placeOf(chart.load, 1, 0));
        chart.widget.resize(700, 260);
        QTRY_VERIFY(!chart.widget.placeOf(chart.load, 1, 0));
    }

    void curvesHaveTheirColours() {
        for (const auto scheme : {Scheme::Light, Scheme::Dark}) {
            useStyle(scheme);
            const Look look(Tokens::builtIn().value(), scheme);
            Chart chart;
            const QImage image = chart.widget.grab().toImage();
            QVERIFY(pixelsOf(image, look.color(Color::Series1)) > 300);
            QVERIFY(pixelsOf(image, look.color(Color::Series7)) > 100);
            QVERIFY(pixelsOf(image, look.color(Color::ChartBackground)) > 100'000);
        }
        useStyle(Scheme::Light);
    }

    void aNewThemeRepaints() {
        Chart chart;
        QTest::qWait(250);
        QSignalSpy painted(&chart.widget, &ChartStack::replotted);
        useStyle(Scheme::Dark);
        QTRY_VERIFY(painted.size() > 0);
        const Look look(Tokens::builtIn().value(), Scheme::Dark);
        QVERIFY(pixelsOf(chart.widget.grab().toImage(), look.color(Color::ChartBackground)) > 100'000);
        useStyle(Scheme::Light);
    }

    void zeroAndNegativeLossesDoNotBreakALogAxis() {
        Chart chart(Density::Full, 0);
        chart.widget.setScale(chart.loss, AxisScale::Log);
        chart.widget.fit();
        for (int step = 1; step < 50; ++step)
            chart.widget.append(chart.train, step, -1);
        chart.widget.fit();
        QVERIFY(std::isfinite(chart.widget.shownValues(chart.loss).low));
        for (int step = 50; step < 100; ++step)
            chart.widget.append(chart.train, step, step % 2 == 0 ? 0 : 0.01);
        chart.widget.fit();
        QVERIFY(chart.widget.shownValues(chart.loss).low > 0);
    }

    void nothingAndOneSample() {
        ChartStack empty;
        empty.show();
        QVERIFY(!empty.grab().isNull());
        Chart chart(Density::Full, 0);
        chart.widget.fit();
        QVERIFY(!chart.widget.accessibleDescription().isEmpty());
        chart.feed(1);
        chart.widget.fit();
        QVERIFY(!chart.widget.grab().isNull());
        chart.widget.removeRun(chart.run);
        chart.feed(2); // too late
        chart.widget.clear();
        chart.widget.fit();
        QVERIFY(!chart.widget.grab().isNull());
    }

    void anySizeCanBePainted() {
        Chart chart(Density::Automatic);
        chart.widget.setSmoothing(0.9);
        for (const QSize size : {QSize(1, 1), QSize(60, 40), QSize(171, 200), QSize(400, 30), QSize(2000, 1500)}) {
            chart.widget.setMinimumSize(1, 1);
            chart.widget.resize(size);
            chart.widget.fit();
            QCOMPARE(chart.widget.grab().size(), size);
            move(chart.widget, {size.width() / 2, size.height() / 2});
            wheel(chart.widget, QPointF(size.width() / 2.0, size.height() / 2.0), 3);
            QVERIFY(std::isfinite(chart.widget.shownRange().low) && chart.widget.shownRange().width() > 0);
        }
    }

    void aSidewaysWheelPans() {
        Chart chart;
        chart.widget.zoomTo({400, 600});
        const QPointF at = chart.at(chart.loss, 500, 1.5);
        QWheelEvent event(at, chart.widget.mapToGlobal(at), {}, {-120, 0}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&chart.widget, &event);
        QVERIFY(std::abs(chart.widget.shownRange().low - 420) < 1e-6 && std::abs(chart.widget.shownRange().high - 620) < 1e-6);
    }

    void exportsWhatIsShown() {
        Chart chart;
        QTemporaryDir folder;
        const Path path = folder.path().toStdString();
        chart.widget.zoomTo({99.5, 110.5});
        QVERIFY_OK(chart.widget.exportPng(path / "a.png"));
        const QImage image(QString::fromStdString((path / "a.png").string()));
        QCOMPARE(image.size(), QSize(1400, 1000));
        QVERIFY(pixelsOf(image, Look(Tokens::builtIn().value(), Scheme::Light).color(Color::Series1)) > 300);
        QVERIFY_OK(chart.widget.exportSvg(path / "a.svg"));
        DANLU_VALUE(const Bytes svg, readFile(path / "a.svg"));
        QXmlStreamReader xml(QByteArray::fromStdString(svg));
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(svg.find("learning_rate") != std::string::npos);
        chart.widget.setSmoothing(0.5);
        QVERIFY_OK(chart.widget.exportCsv(path / "a.csv"));
        DANLU_VALUE(const Bytes csv, readFile(path / "a.csv"));
        QCOMPARE(QString::fromStdString(csv.substr(0, csv.find('\n'))), QString("strip,curve,step,value,smoothed"));
        QVERIFY(csv.find("\"Loss\",\"train\",100,1.9,1.901") != std::string::npos);
        QVERIFY(csv.find("\"Loss\",\"eval\",100,2,\n") != std::string::npos);
        QVERIFY(csv.find(",99,") == std::string::npos && csv.find("\"GPU\",100,90,\n") != std::string::npos);
        QVERIFY(!chart.widget.exportCsv(path / "missing" / "a.csv"));
    }
};

DANLU_SUITE(ChartStackTest)
#include "ChartStack_test.moc"
