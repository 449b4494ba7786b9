#include "support/Suite.h"

#include "ui/charts/Series.h"

#include <cmath>
#include <random>

using namespace danlu::ui;

namespace {

/// One value in ten is a gap, one a negative number, one a zero.
std::vector<double> randomValues(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> value(0.001, 5);
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
        switch (random() % 40) {
        case 0:
            values.push_back(NAN);
            break;
        case 1:
            values.push_back(INFINITY);
            break;
        case 2:
            values.push_back(-INFINITY);
            break;
        case 3:
            values.push_back(-value(random));
            break;
        case 4:
            values.push_back(0);
            break;
        default:
            values.push_back(value(random));
        }
    return values;
}

Extremes slowly(const std::vector<double>& values, std::size_t begin, std::size_t end) {
    Extremes found;
    for (std::size_t i = begin; i < std::min(end, values.size()); ++i)
        if (std::isfinite(values[i])) {
            found.low = std::min(found.low, values[i]);
            found.high = std::max(found.high, values[i]);
            if (values[i] > 0)
                found.leastPositive = std::min(found.leastPositive, values[i]);
        }
    return found;
}

Pyramid pyramidOf(const std::vector<double>& values) {
    Pyramid pyramid;
    for (const double value : values)
        pyramid.append(value);
    return pyramid;
}

} // namespace

class PyramidTest : public QObject {
    Q_OBJECT
private slots:
    void everyStretchOfSmallColumns() {
        for (std::size_t size : {0u, 1u, 7u, 8u, 9u, 63u, 64u, 65u, 130u}) {
            const auto values = randomValues(size, unsigned(size) + 1);
            const auto pyramid = pyramidOf(values);
            for (std::size_t begin = 0; begin <= size; ++begin)
                for (std::size_t end = begin; end <= size + 2; ++end)
                    QCOMPARE(pyramid.extremes(begin, end), slowly(values, begin, end));
        }
    }

    void randomStretchesOfALargeColumn() {
        const auto values = randomValues(50'000, 3);
        const auto pyramid = pyramidOf(values);
        std::mt19937 random(4);
        for (int i = 0; i < 2000; ++i) {
            const std::size_t a = random() % values.size(), b = random() % values.size();
            QCOMPARE(pyramid.extremes(std::min(a, b), std::max(a, b)), slowly(values, std::min(a, b), std::max(a, b)));
        }
    }

    void truncatedAndGrownAgain() {
        auto values = randomValues(5000, 5);
        auto pyramid = pyramidOf(values);
        for (const std::size_t size : {4096u, 4095u, 513u, 512u, 511u, 8u, 7u, 0u}) {
            values.resize(size);
            pyramid.truncate(size);
            for (const double value : randomValues(100, unsigned(size))) {
                values.push_back(value);
                pyramid.append(value);
            }
            for (std::size_t begin = 0; begin < values.size(); begin += 13)
                QCOMPARE(pyramid.extremes(begin, values.size()), slowly(values, begin, values.size()));
        }
    }

    void levelsCostLessThanThirtyPercent() {
        for (const std::size_t size : {1000u, 100'000u, 1'100'000u}) {
            const auto pyramid = pyramidOf(std::vector<double>(size, 1.0));
            const double points = double(size) * 2 * sizeof(double);
            QVERIFY2(double(pyramid.levelBytes()) < 0.6 * points, std::to_string(double(pyramid.levelBytes()) / points).c_str()); // with spare room
        }
        const auto full = pyramidOf(std::vector<double>(1u << 20, 1.0)); // no spare room
        QVERIFY(double(full.levelBytes()) < 0.3 * (1u << 20) * 2 * sizeof(double));
    }

    void smoothingIsTheTextbooks() {
        const auto values = randomValues(3000, 8);
        for (const double weight : {0.3, 0.92, 0.99}) {
            Series series;
            series.smooth(weight);
            double sum = 0, weights = 0; // of the weighted mean that a debiased EMA is
            for (std::size_t i = 0; i < values.size(); ++i) {
                series.append(double(i), values[i]);
                if (!std::isfinite(values[i])) {
                    QVERIFY(!std::isfinite(series.line()[i]));
                    continue;
                }
                sum = sum * weight + values[i];
                weights = weights * weight + 1;
                QVERIFY(std::abs(series.line()[i] - sum / weights) < 1e-9);
            }
        }
    }

    void smoothingLaterIsTheSame() {
        const auto values = randomValues(500, 9);
        Series before, after;
        before.smooth(0.9);
        for (std::size_t i = 0; i < values.size(); ++i) {
            before.append(double(i), values[i]);
            after.append(double(i), values[i]);
        }
        QCOMPARE(after.line().size(), values.size());
        QVERIFY(!after.isSmoothed());
        after.smooth(0.9);
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(before.line()[i] == after.line()[i] || !std::isfinite(values[i]));
    }

    void aResumedRunForgetsWhatLayBehind() {
        Series series, fresh;
        series.smooth(0.9);
        fresh.smooth(0.9);
        for (int i = 0; i < 100; ++i)
            series.append(i, i);
        series.append(60, -1);
        for (int i = 0; i < 60; ++i)
            fresh.append(i, i);
        fresh.append(60, -1);
        QCOMPARE(series.size(), std::size_t(61));
        QCOMPARE(series.line()[60], fresh.line()[60]);
        QCOMPARE(series.values().extremes(0, 61).high, 59.0);
    }

    void theNearestPointNotAfter() {
        Series series;
        QVERIFY(!series.indexAt(0));
        series.append(10, 1);
        series.append(20, 2);
        series.append(20, 3);
        QVERIFY(!series.indexAt(9.99));
        QCOMPARE(*series.indexAt(10), std::size_t(0));
        QCOMPARE(*series.indexAt(19.99), std::size_t(0));
        QCOMPARE(*series.indexAt(20), std::size_t(2));
        QCOMPARE(*series.indexAt(1e9), std::size_t(2));
        QCOMPARE(series.within({10, 20}).size(), std::size_t(3));
        QCOMPARE(series.within({11, 19}).size(), std::size_t(0));
        series.append(NAN, 5);
        QCOMPARE(series.size(), std::size_t(3));
    }

    void statisticsLeaveGapsOut() {
        Series series;
        for (const double value : {1.0, double(NAN), 3.0, -2.0, double(INFINITY)})
            series.append(double(series.size()), value);
        const auto all = statisticsOf(series.values(), {0, 5});
        QCOMPARE(all.count, std::size_t(3));
        QCOMPARE(all.low, -2.0);
        QCOMPARE(all.high, 3.0);
        QCOMPARE(all.first, 1.0);
        QCOMPARE(all.last, -2.0);
        QVERIFY(std::abs(all.mean - 2.0 / 3) < 1e-12);
        QCOMPARE(statisticsOf(series.values(), {1, 2}).count, std::size_t(0));
        QVERIFY(std::isnan(statisticsOf(series.values(), {1, 2}).mean));
    }
};

DANLU_SUITE(PyramidTest)
#include "Pyramid_test.moc"
