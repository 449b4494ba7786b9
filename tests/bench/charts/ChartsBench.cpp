// How long a chart takes to repaint and what a GUI event costs while runs arrive. Prints one JSON line per case.
//   QT_QPA_PLATFORM=offscreen charts_bench [points …]     without numbers: 1000000 and 10000000, then the live case
#include "ui/charts/ChartStack.h"
#include "ui/style/Style.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <numeric>
#include <random>

using namespace danlu::ui;

namespace {

double cpuMilliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Measures every event the GUI thread handles, in CPU time: the machine's other work does not count.
class Application final : public QApplication {
public:
    using QApplication::QApplication;
    std::vector<double> costs;

    bool notify(QObject* receiver, QEvent* event) override {
        ++m_depth;
        const double started = cpuMilliseconds();
        const bool handled = QApplication::notify(receiver, event);
        if (--m_depth == 0)
            costs.push_back(cpuMilliseconds() - started);
        return handled;
    }

private:
    int m_depth = 0;
};

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(double(values.size()) * share))];
}

double mean(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size()); }

/// A falling loss with noise, smoothed, as the tall strip shows it; or the noise alone.
enum class Lines { RawOnly, RawAndSmoothed };

void replots(std::size_t points, Lines lines) {
    ChartStack chart;
    const auto strip = chart.addStrip({.title = "Loss", .key = "loss", .baseline = Baseline::Data});
    chart.setSmoothing(lines == Lines::RawAndSmoothed ? 0.92 : 0);
    const auto curve = chart.addCurve({.strip = strip, .run = chart.addRun(), .name = "train", .smoothing = Smoothing::AsChart});
    std::mt19937 random(1);
    std::normal_distribution<double> noise(0, 0.1);
    for (std::size_t i = 0; i < points; ++i)
        chart.append(curve, double(i), 1 + std::exp(-4 * double(i) / double(points)) + noise(random));
    chart.resize(1000, 400);
    chart.show();
    std::vector<double> wall, cpu;
    QObject::connect(&chart, &ChartStack::replotted, [&](double milliseconds) { wall.push_back(milliseconds); });
    for (int i = 0; i < 60; ++i) {
        const double started = cpuMilliseconds();
        chart.zoomTo({double(points) * 0.001 * i, double(points)}); // never twice the same
        cpu.push_back(cpuMilliseconds() - started);
    }
    std::printf(
        "{\"case\": \"replot 1000x400, %s\", \"points\": %zu, \"cpu_mean_ms\": %.2f, \"cpu_p99_ms\": %.2f, \"wall_mean_ms\": %.2f, \"wall_p99_ms\": %.2f}\n",
        lines == Lines::RawOnly ? "one noisy line" : "raw and smoothed", points, mean(cpu), percentile(cpu, 0.99), mean(wall), percentile(wall, 0.99));
    std::fflush(stdout);
}

/// 20 points a second in each of eight series on five strips, after `before` of each, at 724×654.
void live(Application& application, int before) {
    ChartStack chart;
    const auto run = chart.addRun();
    std::vector<CurveId> curves;
    chart.setSmoothing(0.92);
    for (int i = 0; i < 5; ++i) {
        const auto strip = chart.addStrip({.title = "Title", .key = "key"});
        for (int j = 0; j < (i < 3 ? 2 : 1); ++j)
            curves.push_back(chart.addCurve({.strip = strip,
                                             .run = run,
                                             .name = "r16",
                                             .color = seriesColor(std::size_t(j)),
                                             .smoothing = i == 0 ? Smoothing::AsChart : Smoothing::Never}));
    }
    std::mt19937 random(2);
    std::normal_distribution<double> noise(2, 0.3);
    double x = 0;
    const auto feed = [&](int points) {
        for (int i = 0; i < points; ++i, ++x)
            for (const auto curve : curves)
                chart.append(curve, x, noise(random));
    };
    feed(before);
    chart.resize(724, 654);
    chart.show();
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&] { feed(1); });
    timer.start(50); // 20 a second
    int replots = 0;
    QObject::connect(&chart, &ChartStack::replotted, [&] { ++replots; });
    QTimer::singleShot(500, [&] { application.costs.clear(); });
    QTimer::singleShot(6500, &application, &QApplication::quit);
    application.exec();
    std::printf(
        "{\"case\": \"live, %zu series, 20 points/s each\", \"before\": %d, \"events\": %zu, \"replots\": %d, \"cpu_mean_ms\": %.3f, \"cpu_p99_ms\": %.2f, "
        "\"cpu_max_ms\": %.2f}\n",
        curves.size(), before, application.costs.size(), replots, mean(application.costs), percentile(application.costs, 0.99),
        percentile(application.costs, 1));
}

} // namespace

int main(int argc, char** argv) {
    Application application(argc, argv);
    QApplication::setStyle(new Style(Look(Tokens::builtIn().value(), Scheme::Dark)));
    std::vector<std::size_t> counts;
    for (int i = 1; i < argc; ++i)
        counts.push_back(std::size_t(std::strtoull(argv[i], nullptr, 10)));
    for (const std::size_t points : counts.empty() ? std::vector<std::size_t>{1'000'000, 10'000'000} : counts)
        for (const auto lines : {Lines::RawOnly, Lines::RawAndSmoothed})
            replots(points, lines);
    for (const int before : {700, 1400, 4000}) // points that are lines, and points that are bands
        if (counts.empty())
            live(application, before);
    return 0;
}
