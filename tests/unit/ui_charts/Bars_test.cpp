#include "support/Suite.h"

#include "ui/charts/Bars.h"
#include "ui/charts/Histogram.h"
#include "ui/style/Look.h"

#include <QSignalSpy>

#include <cmath>

using namespace danlu::ui;

namespace {

int countOf(QWidget& widget, Color color) {
    const QImage image = widget.grab().toImage();
    const QRgb wanted = lookOf(widget).color(color).rgb();
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == wanted ? 1 : 0;
    return count;
}

/// 40 bins of 10 records from 0 to 4.
struct Filled : Histogram {
    Filled() {
        setBins({0, 4}, std::vector<double>(40, 10));
        setBound(Bound::Low, 1);
        setBound(Bound::High, 3);
        resize(330, 190);
    }
    QPoint at(double value) const { return {int(std::lround(pixelAt(value))), 100}; }
};

} // namespace

class BarsTest : public QObject {
    Q_OBJECT
private slots:
    void barsAreAsLongAsTheirAmounts() {
        Bars one, two;
        for (auto* bars : {&one, &two})
            bars->resize(320, 60);
        one.setBars({{"a", 100}, {"b", 50}});
        two.setBars({{"a", 100}, {"b", 0}});
        const double both = countOf(one, Color::Series1), first = countOf(two, Color::Series1);
        QVERIFY(first > 500);
        QVERIFY(std::abs(both / first - 1.5) < 0.02);
        QVERIFY(one.accessibleDescription().contains("a 100, b 50"));
        one.setBars({{"a", 100, Kept::No}, {"b", NAN, Kept::No}});
        QCOMPARE(countOf(one, Color::Series1), 0);
        QVERIFY(countOf(one, Color::BorderStrong) > 500);
        one.setBars({});
        QVERIFY(!one.grab().isNull());
    }

    void binsBetweenTheBoundsAreKept() {
        Filled half, all;
        all.setBound(Histogram::Bound::Low, std::nullopt);
        all.setBound(Histogram::Bound::High, std::nullopt);
        const double kept = countOf(half, Color::Series1), every = countOf(all, Color::Series1);
        QVERIFY2(kept / every > 0.44 && kept / every < 0.52, std::to_string(kept / every).c_str()); // less what the bounds cover
        QVERIFY(countOf(all, Color::BorderStrong) <= all.width());                                  // the axis has the same grey
        QVERIFY(countOf(half, Color::BorderStrong) > 20 * all.width());
    }

    void boundsAreDragged() {
        Filled histogram;
        QSignalSpy moved(&histogram, &Histogram::boundMoved);
        QTest::mousePress(&histogram, Qt::LeftButton, {}, histogram.at(1) + QPoint(5, 0));
        QTest::mouseMove(&histogram, histogram.at(2));
        QVERIFY(std::abs(*histogram.bound(Histogram::Bound::Low) - 2) < 0.02);
        QTest::mouseMove(&histogram, histogram.at(3.5)); // not beyond the other
        QCOMPARE(*histogram.bound(Histogram::Bound::Low), 3.0);
        QTest::mouseRelease(&histogram, Qt::LeftButton, {}, histogram.at(3.5));
        QCOMPARE(moved.size(), 2);
        QTest::mousePress(&histogram, Qt::LeftButton, {}, histogram.at(1)); // nothing there any more
        QTest::mouseMove(&histogram, histogram.at(0.5));
        QCOMPARE(moved.size(), 2);
    }

    void theKeyboardMovesThemToo() {
        Filled histogram;
        QTest::keyClick(&histogram, Qt::Key_Right);
        QVERIFY(std::abs(*histogram.bound(Histogram::Bound::Low) - 1.1) < 1e-9);
        QTest::keyClick(&histogram, Qt::Key_Space);
        QTest::keyClick(&histogram, Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(std::abs(*histogram.bound(Histogram::Bound::High) - 2) < 1e-9);
        QVERIFY2(histogram.accessibleDescription().contains("1.10 – 2.00"), qPrintable(histogram.accessibleDescription()));
    }
};

DANLU_SUITE(BarsTest)
#include "Bars_test.moc"
