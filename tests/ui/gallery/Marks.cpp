#include "ui/gallery/Sections.h"

#include "ui/style/Metrics.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/KeyCap.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Meter.h"
#include "ui/widgets/ProgressRow.h"
#include "ui/widgets/Sparkline.h"
#include "ui/widgets/StackedMeter.h"

#include <cmath>

namespace danlu::gallery {
namespace {

using namespace ui;

constexpr int kMeterWide = 160;

Meter* meter(double fraction) {
    auto* bar = new Meter(QStringLiteral("67"));
    bar->setFraction(fraction);
    bar->setFixedWidth(kMeterWide);
    return bar;
}

StackedMeter* memory(const Words& words, Legend legend) {
    auto* bar = new StackedMeter(words("显存", "Memory"), legend);
    bar->setParts({{0.45, Color::Series1, words("权重 10.8", "Weights 10.8")},
                   {0.25, Color::Series2, words("激活 6.0", "Activations 6.0")},
                   {0.12, Color::Series3, words("优化器 2.9", "Optimizer 2.9")}});
    if (legend == Legend::None)
        bar->setFixedWidth(kMeterWide);
    return bar;
}

Sparkline* spark(const QString& name, double level) {
    auto* curve = new Sparkline(name);
    for (int i = 0; i < 70; ++i)
        curve->push(level + 0.08 * std::sin(i * 0.7) + 0.05 * std::sin(i * 1.9));
    return curve;
}

Label* muted(const QString& text) { return new Label(text, {TextSize::Base, Weight::Regular, Color::TextMuted}); }

} // namespace

QWidget* chipsSection(const Words& words) {
    return section(words("标签与键帽", "Chips and keys"),
                   {line({}, {new Chip({words("完成", "Done"), State::Good}), new Chip({words("运行中", "Running"), State::Running}),
                              new Chip({words("注意", "Careful"), State::Warning}), new Chip({words("失败", "Failed"), State::Bad}),
                              new Chip({words("说明", "Note"), State::Info}), new Chip({words("草稿", "Draft"), State::Neutral})}),
                    line({}, {new FilterChip(words("渠道不是“网页”", "Channel is not “web”")), new FilterChip(QStringLiteral("token ≤ 512")),
                              new Chip({words("已冻结", "Frozen"), State::Good, "lock"_icon})}),
                    line({}, {new KeyCap({QStringLiteral("Ctrl"), QStringLiteral("K")}), new KeyCap({QStringLiteral("↵")}),
                              new KeyCap({QStringLiteral("3"), QStringLiteral("W"), QStringLiteral("A")}),
                              new Label(words("键帽 18 px", "Caps of 18 px"), {TextSize::Small, Weight::Regular, Color::TextMuted})})});
}

QWidget* metersSection(const Words& words) {
    return section(words("进度与仪表", "Progress and meters"),
                   {line(words("进度", "Progress"), {meter(0.67), new Label(QStringLiteral("67%"))}),
                    line(words("分段", "Parts"), {memory(words, Legend::None), new Label(QStringLiteral("18.4 / 24 GiB"))}),
                    line({}, {muted(QStringLiteral("GPU")), spark(QStringLiteral("GPU"), 0.85), new Label(QStringLiteral("97%")),
                              muted(words("显存", "Memory")), spark(words("显存", "Memory"), 0.7), new Label(QStringLiteral("18.9 GiB")),
                              muted(QStringLiteral("CPU")), spark(QStringLiteral("CPU"), 0.2), new Label(QStringLiteral("14%"))})});
}

QWidget* progressSection(const Words& words) {
    auto* row = new ProgressRow(words("取消", "Cancel"));
    row->setPhase(words("清洗：去重，第 2 步，共 6 步", "Cleaning: duplicates, step 2 of 6"));
    row->setProgress(0.42, words("剩余 1 分 12 秒", "1 min 12 s left"));
    return section(words("进行中", "Under way"), {row, memory(words, Legend::Below)});
}

} // namespace danlu::gallery
