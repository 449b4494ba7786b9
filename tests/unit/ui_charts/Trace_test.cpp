#include "support/Suite.h"

#include "ui/charts/PiecePainter.h"

#include <QImage>
#include <QPainter>
#include <QPen>

#include <cmath>
#include <random>

using namespace danlu::ui;

namespace {

const XMap kSame(nullptr, XUnit::Steps, XUnit::Steps);

Frame frameOf(Range x, Range y, AxisScale scale = AxisScale::Linear) { return {QRectF(50, 20, 400, 200), x, y, scale}; }

/// Uneven steps, now and then a gap.
Series randomSeries(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    Series series;
    double x = 0;
    for (std::size_t i = 0; i < count; ++i) {
        x += double(random() % 1000) / 500;
        series.append(x, random() % 50 == 0 ? NAN : double(random() % 10'000) / 1000);
    }
    return series;
}

std::size_t pointsOf(const std::vector<Piece>& pieces) {
    std::size_t count = 0;
    for (const auto& piece : pieces)
        count += std::size_t(piece.upper.size() + piece.lower.size());
    return count;
}

} // namespace

class TraceTest : public QObject {
    Q_OBJECT
private slots:
    void columnsKeepExtremesAndEnds() {
        const auto series = randomSeries(5000, 1);
        std::vector<std::size_t> bounds{0, 0, 3, 700, 701, 2000, 4999, 5000};
        const auto columns = columnsOf(series.values(), bounds);
        QCOMPARE(columns.size(), bounds.size() - 1);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            QCOMPARE(columns[i].count, bounds[i + 1] - bounds[i]);
            for (std::size_t at = bounds[i]; at < bounds[i + 1]; ++at)
                if (std::isfinite(series.values()[at]))
                    QVERIFY(columns[i].extremes.low <= series.values()[at] && columns[i].extremes.high >= series.values()[at]);
            if (columns[i].count > 0 && std::isfinite(columns[i].last))
                QCOMPARE(columns[i].last, series.values()[bounds[i + 1] - 1]);
        }
        QVERIFY(columnsOf(series.values(), {}).empty());
    }

    /// Every point must lie inside the band at its column, and some point on the band's edge.
    void aDenseCurveIsABandOfItsExtremes() {
        const auto series = randomSeries(60'000, 2);
        for (const Range x : {Range{0, series.xs().back()}, Range{1000, 9000}, Range{-5000, 80'000}}) {
            const Frame frame = frameOf(x, {0, 10});
            const auto pieces = traceOf(series, series.values(), kSame, frame, {0, 1});
            QVERIFY2(pointsOf(pieces) <= 4 * 402, std::to_string(pointsOf(pieces)).c_str());
            std::vector<double> top(403, 1e9), bottom(403, -1e9);
            for (const auto& piece : pieces)
                for (qsizetype i = 0; i < piece.upper.size(); ++i) {
                    const auto column = std::size_t(std::lround(piece.upper[i].x() - 50 + 1));
                    top[column] = piece.upper[i].y();
                    bottom[column] = piece.lower[i].y();
                }
            for (std::size_t i = 0; i < series.size(); ++i) {
                const double pixel = frame.pixelX(series.x(i));
                if (!std::isfinite(series.values()[i]) || pixel < 50 || pixel >= 449)
                    continue;
                const auto column = std::size_t(std::floor(pixel + 0.5 - 50) + 1);
                const double y = frame.pixelY(series.values()[i]);
                QVERIFY2(y >= top[column] - 1e-6 && y <= bottom[column] + 1e-6, std::to_string(i).c_str());
            }
        }
    }

    void steepLinesDoNotFallApart() {
        Series series; // jumps between columns, never within one
        for (int i = 0; i < 40'000; ++i)
            series.append(i, i / 100 % 2 == 0 ? 1 : 9);
        const auto pieces = traceOf(series, series.values(), kSame, frameOf({0, 40'000}, {0, 10}), {0.75, 1});
        QCOMPARE(pieces.size(), std::size_t(1));
        for (qsizetype i = 1; i < pieces[0].upper.size(); ++i) {
            const double top = std::max(pieces[0].upper[i - 1].y(), pieces[0].upper[i].y());
            QVERIFY(top <= std::min(pieces[0].lower[i - 1].y(), pieces[0].lower[i].y()));
        }
    }

    /// Bands and noisy lines are not drawn by Qt: every point must be covered, and no more ink be there than Qt would use.
    void columnsOfPixelsCoverTheLine_data() {
        QTest::addColumn<int>("points");
        QTest::addColumn<double>("ratio");
        for (const int points : {30, 300, 3000})
            for (const double ratio : {1.0, 2.0})
                QTest::addRow("%d points, %g", points, ratio) << points << ratio;
    }
    void columnsOfPixelsCoverTheLine() {
        QFETCH(int, points);
        QFETCH(double, ratio);
        std::mt19937 random(7);
        Series series;
        for (int i = 0; i < points; ++i)
            series.append(i, 2 + double(random() % 6000) / 1000);
        const Frame frame = frameOf({0, double(points - 1)}, {0, 10});
        const auto draw = [&](const auto& paint) {
            QImage image((QSizeF(500, 240) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
            image.setDevicePixelRatio(ratio);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.translate(0.5, 0.5); // as QCustomPlot does
            paint(painter);
            painter.end();
            return image;
        };
        const QPen pen(Qt::blue, 1.5);
        const QImage ours = draw([&](QPainter& painter) {
            for (const auto& piece : traceOf(series, series.values(), kSame, frame, {0.75, ratio}))
                paintPiece(painter, piece, pen, frame.plot);
        });
        double ink = 0, theirInk = 0;
        const QImage theirs = draw([&](QPainter& painter) {
            painter.setPen(pen);
            for (std::size_t i = 1; i < series.size(); ++i)
                painter.drawLine(
                    QLineF(frame.pixelX(double(i - 1)), frame.pixelY(series.values()[i - 1]), frame.pixelX(double(i)), frame.pixelY(series.values()[i])));
        });
        for (int y = 0; y < ours.height(); ++y)
            for (int x = 0; x < ours.width(); ++x) {
                ink += qAlpha(ours.pixel(x, y)) / 255.0;
                theirInk += qAlpha(theirs.pixel(x, y)) / 255.0;
            }
        QVERIFY2(ink > 0.75 * theirInk && ink < 1.2 * theirInk, qPrintable(QString("%1 and %2").arg(ink).arg(theirInk)));
        for (std::size_t i = 1; i + 1 < series.size(); ++i) {
            const QPointF at((frame.pixelX(double(i)) + 0.5) * ratio, (frame.pixelY(series.values()[i]) + 0.5) * ratio);
            QVERIFY2(qAlpha(ours.pixel(at.toPoint() - QPoint(at.x() - std::floor(at.x()) >= 0.5 ? 1 : 0, at.y() - std::floor(at.y()) >= 0.5 ? 1 : 0))) > 40,
                     qPrintable(QString::number(i)));
        }
    }

    void aSparseCurveGoesThroughEveryPoint() {
        const auto series = randomSeries(300, 3);
        const Frame frame = frameOf({0, series.xs().back()}, {0, 10});
        std::size_t finite = 0;
        for (std::size_t i = 0; i < series.size(); ++i)
            finite += std::isfinite(series.values()[i]) ? 1 : 0;
        const auto pieces = traceOf(series, series.values(), kSame, frame, {0.75, 1});
        QCOMPARE(pointsOf(pieces), finite);
        QVERIFY(pieces.size() > 1); // gaps part it
        QVERIFY(pieces.front().lower.empty());
    }

    void theLineGoesOnToTheEdges() {
        Series series;
        for (int i = 0; i <= 10; ++i)
            series.append(i, i);
        const auto pieces = traceOf(series, series.values(), kSame, frameOf({4.5, 5.5}, {0, 10}), {0, 1});
        QCOMPARE(pieces.size(), std::size_t(1));
        QCOMPARE(pieces[0].upper.size(), 3); // 4, 5, 6
        QVERIFY(pieces[0].upper.front().x() < 50 && pieces[0].upper.back().x() > 450);
    }

    void farPointsAreDrawnInAlongTheirLine() {
        Series series;
        series.append(0, 0);
        series.append(1e9, 1e9);
        const auto pieces = traceOf(series, series.values(), kSame, frameOf({5e8, 5e8 + 1}, {4e8, 6e8}), {0, 1});
        QCOMPARE(pieces.size(), std::size_t(1));
        for (const auto& point : pieces[0].upper)
            QVERIFY(std::abs(point.x()) < 1e4 && std::abs(point.y()) < 1e5);
        const auto &a = pieces[0].upper.front(), &b = pieces[0].upper.back();
        QVERIFY(std::abs(a.y() + (250 - a.x()) / (b.x() - a.x()) * (b.y() - a.y()) - 120) < 1); // 5e8 stands in the middle
    }

    void aLogAxisShowsWhatIsPositive() {
        Series sparse, dense, negative;
        for (int i = 0; i < 20'000; ++i)
            dense.append(i, i % 3 == 0 ? -1 : 0.5);
        for (int i = 0; i < 5; ++i)
            sparse.append(i, i == 2 ? 0 : 1);
        for (int i = 0; i < 20'000; ++i)
            negative.append(i, -1);
        const auto frame = [](double end) { return frameOf({0, end}, {0.1, 10}, AxisScale::Log); };
        QCOMPARE(traceOf(sparse, sparse.values(), kSame, frame(4), {0, 1}).size(), std::size_t(2));
        const auto band = traceOf(dense, dense.values(), kSame, frame(19'999), {0, 1});
        QCOMPARE(band.size(), std::size_t(1));
        const double y = frame(19'999).pixelY(0.5);
        for (const auto& point : band[0].lower)
            QCOMPARE(point.y(), y);
        QVERIFY(traceOf(negative, negative.values(), kSame, frame(19'999), {0, 1}).empty());
    }

    void vectorsStayInsideThePlot() {
        const QRectF room(50, 20, 400, 200);
        const QPolygonF line = insideOf(QPolygonF({{0, 20}, {100, 220}, {200, 500}, {300, -9}, {500, 191}}), room);
        QCOMPARE(line.front(), QPointF(50, 120));
        QCOMPARE(line.back(), QPointF(450, 141));
        for (const auto& point : line)
            QVERIFY(point.y() >= room.top() && point.y() <= room.bottom());
        QVERIFY(insideOf({}, room).empty());
    }

    void nothingAndOnePoint() {
        Series series;
        QVERIFY(traceOf(series, series.values(), kSame, frameOf({0, 1}, {0, 1}), {0, 1}).empty());
        series.append(0.5, 0.5);
        const auto pieces = traceOf(series, series.values(), kSame, frameOf({0, 1}, {0, 1}), {0, 1});
        QCOMPARE(pieces.size(), std::size_t(1));
        QCOMPARE(pieces[0].upper.front(), QPointF(250, 120));
    }

    void aGapOfManyPixelsPartsABand() {
        Series series;
        for (int i = 0; i < 40'000; ++i)
            series.append(i, i >= 10'000 && i < 20'000 ? NAN : 1.0);
        QCOMPARE(traceOf(series, series.values(), kSame, frameOf({0, 39'999}, {0, 2}), {0, 1}).size(), std::size_t(2));
    }

    void framesGoThereAndBack() {
        for (const auto scale : {AxisScale::Linear, AxisScale::Log}) {
            const Frame frame = frameOf({-3, 9}, {0.5, 80}, scale);
            for (const double value : {0.5, 1.0, 33.0, 80.0})
                QVERIFY(std::abs(frame.valueY(frame.pixelY(value)) - value) < 1e-9);
            QVERIFY(std::abs(frame.valueX(frame.pixelX(2.5)) - 2.5) < 1e-9);
        }
        QVERIFY(!frameOf({0, 1}, {1, 2}, AxisScale::Log).shows(0));
    }

    void clocksTurnStepsIntoTime() {
        RunClock clock;
        QCOMPARE(clock.convert(7, XUnit::Steps, XUnit::Time), 7.0); // knows nothing yet
        clock.append(10, 100, 5000);
        clock.append(20, 300, 9000);
        QCOMPARE(clock.convert(5, XUnit::Steps, XUnit::Time), 50.0);
        QCOMPARE(clock.convert(15, XUnit::Steps, XUnit::Time), 200.0);
        QCOMPARE(clock.convert(200, XUnit::Time, XUnit::Tokens), 7000.0);
        QCOMPARE(clock.convert(30, XUnit::Steps, XUnit::Time), 500.0); // at the last pace
        clock.append(15, 400, 9500);                                   // resumed from an earlier step
        QCOMPARE(clock.convert(400, XUnit::Time, XUnit::Steps), 20.0);
        clock.append(NAN, 1, 1);
        QVERIFY(std::isfinite(clock.convert(50, XUnit::Steps, XUnit::Time)));
    }

    void rangesZoomAroundTheirAnchor() {
        const Range linear = zoomed({0, 100}, 25, 0.5, AxisScale::Linear);
        QCOMPARE(linear.low, 12.5);
        QCOMPARE(linear.high, 62.5);
        const Range log = zoomed({1, 100}, 10, 0.5, AxisScale::Log);
        QVERIFY(std::abs(log.low * log.high - 100) < 1e-9 && std::abs(log.high - std::sqrt(1000)) < 1e-9);
        const Range moved = panned({1, 100}, 0.5, AxisScale::Log);
        QVERIFY(std::abs(moved.low - 10) < 1e-9 && std::abs(moved.high - 1000) < 1e-6);
    }
};

DANLU_SUITE(TraceTest)
#include "Trace_test.moc"
