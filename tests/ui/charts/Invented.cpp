#include "ui/charts/Invented.h"

#include <cmath>
#include <random>

using namespace danlu::ui;

namespace danlu::test {
namespace {

constexpr double kGiB = 0x1p30;

/// Both languages of what the page would translate.
struct Words {
    Language language;
    QString operator()(const char* chinese, const char* english) const { return QString::fromUtf8(language == Language::Chinese ? chinese : english); }
};

struct Shape {
    int steps, warmup;
    double start, end, decay, evalOffset, noise, rate, norm, speed;
};

double lossAt(const Shape& shape, double step) { return shape.end + (shape.start - shape.end) * std::exp(-step / shape.decay); }

double rateAt(const Shape& shape, double step) {
    constexpr double kTotal = 1206;
    if (step < shape.warmup)
        return shape.rate * step / shape.warmup;
    return shape.rate * 0.5 * (1 + std::cos(M_PI * (step - shape.warmup) / (kTotal - shape.warmup)));
}

struct Curves {
    CurveId train, eval, rate, norm, speed;
};

Curves addRun(ChartStack& chart, const InventedRuns& strips, RunId run, const QString& name, Color color, const Words& words) {
    const auto both = [&](StripId strip, const QString& label, Dash dash, Smoothing smoothing) {
        return chart.addCurve({.strip = strip, .run = run, .name = label, .color = color, .dash = dash, .smoothing = smoothing});
    };
    return {both(strips.loss, name + words(" 训练", " train"), Dash::Solid, Smoothing::AsChart),
            both(strips.loss, name + words(" 评估", " eval"), Dash::Dashed, Smoothing::Never), both(strips.rate, name, Dash::Solid, Smoothing::Never),
            both(strips.norm, name, Dash::Solid, Smoothing::Never), both(strips.speed, name, Dash::Solid, Smoothing::Never)};
}

void fill(ChartStack& chart, const Shape& shape, RunId run, const Curves& curves, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, shape.noise);
    for (int step = 1; step <= shape.steps; ++step) {
        chart.appendTime(run, step, step * 3.95, step * 13400.0);
        chart.append(curves.train, step, lossAt(shape, step) + noise(random));
        chart.append(curves.rate, step, rateAt(shape, step));
        const double spike = shape.noise > 0.05 && step == 428 ? 1.1 : 0;
        chart.append(curves.norm, step, shape.norm + 1.6 * std::exp(-step / 40.0) + spike + noise(random));
        chart.append(curves.speed, step, step % 50 < 3 ? shape.speed * 0.5 : shape.speed + 120 * noise(random));
        if (step % 50 == 0)
            chart.append(curves.eval, step, lossAt(shape, step * 1.15) + shape.evalOffset * step / shape.steps);
    }
}

void fillMeters(ChartStack& chart, const InventedRuns& strips, RunId run, const Words& words) {
    const auto meter = [&](StripId strip, const QString& name, Color color, Fill fill) {
        return chart.addCurve({.strip = strip, .run = run, .name = name, .color = color, .fill = fill, .unit = XUnit::Time});
    };
    const auto gpu = meter(strips.load, "GPU", Color::Series7, Fill::Area), cpu = meter(strips.load, "CPU", Color::Series5, Fill::None);
    const auto video = meter(strips.memory, words("显存", "GPU"), Color::Series7, Fill::Area);
    const auto main = meter(strips.memory, words("内存", "RAM"), Color::Series5, Fill::None);
    std::mt19937 random(5);
    std::normal_distribution<double> noise(0, 1);
    for (int second = 0; second < 812 * 3.95; second += 5) {
        const bool evaluating = int(second / 3.95) % 50 < 3 && second > 100;
        chart.append(gpu, second, evaluating ? 40 : std::min(100.0, 97 + noise(random)));
        chart.append(cpu, second, evaluating ? 24 : 14 + 2 * noise(random));
        chart.append(video, second, (second < 20 ? 2 : 18.9) * kGiB);
        chart.append(main, second, (9.4 + std::min(0.9, second / 900.0)) * kGiB);
    }
}

std::vector<Mark> checkpoints(const Words& words) {
    std::vector<Mark> marks;
    for (int step = 100; step < 800; step += 100)
        marks.push_back({.x = double(step)});
    marks.push_back({800, MarkKind::Best, words("最佳检查点，第 800 步", "Best checkpoint, step 800")});
    return marks;
}

InventedRuns addStrips(ChartStack& chart, const Words& words) {
    const Range percent{0, 100};
    return {
        chart.addStrip({.title = words("损失", "Loss"), .key = "loss · eval_loss", .scale = AxisScale::Log, .baseline = Baseline::Data}),
        chart.addStrip({.title = words("学习率", "Learning rate"), .key = "learning_rate", .format = {NumberStyle::Rate}}),
        chart.addStrip({.title = words("梯度范数", "Gradient norm"), .key = "grad_norm", .format = {NumberStyle::Plain, 2}}),
        chart.addStrip({.title = words("吞吐", "Throughput"), .key = "tokens_per_second", .shortKey = "tok/s", .format = {NumberStyle::Count}}),
        chart.addStrip({.title = words("利用率", "Utilisation"),
                        .key = words("GPU 0 · CPU 16 核", "GPU 0 · CPU 16 cores"),
                        .shortKey = "GPU · CPU",
                        .format = {NumberStyle::Percent},
                        .fixed = percent}),
        chart.addStrip({.title = words("内存", "Memory"),
                        .key = words("显存上限 24 GiB · 进程内存", "GPU limit 24 GiB · process"),
                        .shortKey = words("显存 · 内存", "GPU · RAM"),
                        .format = {NumberStyle::Bytes},
                        .limit = 24 * kGiB}),
    };
}

} // namespace

InventedRuns fillWithRuns(ChartStack& chart, Language language) {
    const Words words{language};
    const auto strips = addStrips(chart, words);
    chart.setSmoothing(0.92);
    const auto first = chart.addRun(), second = chart.addRun();
    const auto r16 = addRun(chart, strips, first, "r16", Color::Series1, words), r8 = addRun(chart, strips, second, "r8", Color::Series2, words);
    fill(chart, {812, 120, 2.42, 1.07, 165, 0.12, 0.055, 1e-4, 0.68, 3400}, first, r16, 1);
    fill(chart, {1206, 120, 2.42, 1.155, 250, 0.12, 0.045, 3e-5, 0.54, 3440}, second, r8, 2);
    fillMeters(chart, strips, first, words);
    chart.setMarks(r16.eval, checkpoints(words));
    return strips;
}

} // namespace danlu::test
