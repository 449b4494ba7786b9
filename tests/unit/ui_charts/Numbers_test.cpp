#include "support/Suite.h"

#include "ui/charts/Gutter.h"
#include "ui/charts/Ticks.h"

#include <cmath>

using namespace danlu::ui;

namespace {

const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);
constexpr double kGiB = 0x1p30;

QString joined(const std::vector<Tick>& ticks) {
    QStringList texts;
    for (const auto& tick : ticks)
        texts << tick.text;
    return texts.join(QLatin1Char(' '));
}

QString ticks(Range range, int most, NumberFormat format, AxisScale scale = AxisScale::Linear) { return joined(ticksOf(range, most, scale, format, kEnglish)); }

} // namespace

class NumbersTest : public QObject {
    Q_OBJECT
private slots:
    void valuesAreReadOff_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("style");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* text, double value, NumberStyle style) { QTest::newRow(text) << value << int(style) << QString::fromUtf8(text); };
        row("1.069", 1.0691, NumberStyle::Plain);
        row("−0.500", -0.5, NumberStyle::Plain);
        row("1.5e−5", 1.5e-5, NumberStyle::Plain);
        row("2.1e7", 2.1e7, NumberStyle::Plain);
        row("0.000", 0, NumberStyle::Plain);
        row("2.91e−5", 2.914e-5, NumberStyle::Rate);
        row("1e−4", 1e-4, NumberStyle::Rate);
        row("1e−3", 0.0009999, NumberStyle::Rate);
        row("0", 0, NumberStyle::Rate);
        row("0.05", 0.05, NumberStyle::Rate);
        row("3,386", 3386.4, NumberStyle::Count);
        row("12.35M", 12'346'000, NumberStyle::Count);
        row("1,206", 1206, NumberStyle::Whole);
        row("97%", 96.6, NumberStyle::Percent);
        row("18.9 GiB", 18.9 * kGiB, NumberStyle::Bytes);
        row("512.0 MiB", 512 * 0x1p20, NumberStyle::Bytes);
        row("12 B", 12, NumberStyle::Bytes);
        row("42:08", 2528, NumberStyle::Duration);
        row("1:02:08", 3728, NumberStyle::Duration);
        row("0:07", 7, NumberStyle::Duration);
        row("–", NAN, NumberStyle::Plain);
    }
    void valuesAreReadOff() {
        QFETCH(double, value);
        QFETCH(int, style);
        QFETCH(QString, text);
        QCOMPARE(valueText(value, {NumberStyle(style), 3}, kEnglish), text);
    }

    void theLocaleWritesTheNumbers() {
        const QLocale german(QLocale::German);
        QCOMPARE(valueText(1.25, {NumberStyle::Plain, 2}, german), QString("1,25"));
        QCOMPARE(valueText(2.5e-5, {NumberStyle::Rate}, german), QString("2,5e−5"));
    }

    void ticksAreRound() {
        QCOMPARE(ticks({0, 1e-4}, 3, {NumberStyle::Rate}), QString("0 5e−5 1e−4"));
        QCOMPARE(ticks({0, 4000}, 3, {NumberStyle::Count}), QString("0 2k 4k"));
        QCOMPARE(ticks({0, 1206}, 7, {NumberStyle::Whole}), QString("0 200 400 600 800 1,000 1,200"));
        QCOMPARE(ticks({0, 100}, 3, {NumberStyle::Percent}), QString("0% 50% 100%"));
        QCOMPARE(ticks({0, 24 * kGiB}, 3, {NumberStyle::Bytes}), QString("0 12 24"));
        QCOMPARE(ticks({0, 300 * 0x1p20}, 3, {NumberStyle::Bytes}), QString("0 128 MiB 256 MiB"));
        QCOMPARE(ticks({-1, 1}, 5, {}), QString("−1.0 −0.5 0.0 0.5 1.0"));
        QCOMPARE(ticks({1, 1}, 5, {}), QString());
        QCOMPARE(ticks({0, NAN}, 5, {}), QString());
    }

    void timesGoByMinutesAndHours() {
        QCOMPARE(ticks({0, 3000}, 6, {NumberStyle::Duration}), QString("0:00 10:00 20:00 30:00 40:00 50:00"));
        QCOMPARE(ticks({0, 7200}, 5, {NumberStyle::Duration}), QString("0:00 30:00 1:00:00 1:30:00 2:00:00"));
    }

    void logTicksAreDecadesOrRoundNumbers() {
        QCOMPARE(ticks({0.001, 100}, 6, {NumberStyle::Plain}, AxisScale::Log), QString("1e−3 0.01 0.1 1 10 100"));
        QCOMPARE(ticks({0.25, 8}, 5, {NumberStyle::Plain}, AxisScale::Log), QString("0.5 1 2 5"));
        QCOMPARE(ticks({0.04, 8}, 5, {NumberStyle::Plain}, AxisScale::Log), QString("0.1 0.3 1 3"));
        QCOMPARE(ticks({1.04, 2.5}, 9, {NumberStyle::Plain}, AxisScale::Log), QString("1.2 1.4 1.6 1.8 2.0 2.2 2.4"));
    }

    void neverMoreTicksThanAsked() {
        for (const auto style : {NumberStyle::Plain, NumberStyle::Bytes, NumberStyle::Duration})
            for (double width = 1e-3; width < 1e6; width *= 1.37)
                for (int most = 2; most <= 7; ++most) {
                    const auto count = ticksOf({0, width}, most, AxisScale::Linear, {style}, kEnglish).size();
                    QVERIFY(count >= 1 && int(count) <= most);
                }
    }

    void axesFromZeroEndOnARoundNumberNearby() {
        QCOMPARE(fromZero({0.4, 3440}, 3, NumberStyle::Count).high, 4000.0);
        const Range far = fromZero({0.4, 2.1}, 3, NumberStyle::Plain);
        QVERIFY(far.low == 0 && far.high > 2.1 && far.high < 2.4);
        QVERIFY(fromZero({-2, 1}, 3, NumberStyle::Plain).low <= -2);
        QCOMPARE(fromZero({0, 0}, 3, NumberStyle::Plain), (Range{0, 1}));
    }

    void labelsDoNotOverlap() {
        const auto moved = spread({10, 12, 13, 90}, 16, {0, 100});
        QCOMPARE(moved.size(), std::size_t(4));
        for (std::size_t i = 1; i < moved.size(); ++i)
            QVERIFY(moved[i] - moved[i - 1] >= 16 - 1e-9);
        QCOMPARE(moved.back(), 90.0);
        const auto low = spread({97, 98, 99}, 16, {0, 100});
        QCOMPARE(low.back(), 92.0);
        QCOMPARE(low.front(), 60.0);
        QCOMPARE(spread({-50}, 16, {0, 100}).front(), 8.0);
        QVERIFY(spread({}, 16, {0, 100}).empty());
    }
};

DANLU_SUITE(NumbersTest)
#include "Numbers_test.moc"
