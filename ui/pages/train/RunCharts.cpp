#include "ui/pages/train/RunCharts.h"

#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/style/ShownText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/SegmentedControl.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QSlider>

namespace danlu::ui {
namespace {

const QString kSmoothingKey = QStringLiteral("train/smoothing"), kUnitKey = QStringLiteral("train/unit"), kLogKey = QStringLiteral("train/log");
constexpr int kUsualSmoothing = 60;

/// Gauges that have a place in a strip.
constexpr std::string_view kCpu = "cpu_percent", kProcess = "process_memory", kGpu = "percent", kGpuMemory = "memory_used", kGpuTotal = "memory_total";

/// What solid, dashed and diamond mean.
class LineKey : public QWidget {
public:
    LineKey() { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); }
    void setWords(const QStringList& words) {
        m_words = words;
        setAccessibleName(words.join(QStringLiteral(", ")));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        int width = 0;
        for (const QString& word : m_words)
            width += kSign + kIconGap + widthOf(word, font()) + kPadding;
        return {width, lookOf(*this).tokens().size(Size::ControlSmall)};
    }
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        if (width() < sizeHint().width())
            return; // a legend that is cut says nothing
        painter.setRenderHint(QPainter::Antialiasing);
        const Look& look = lookOf(*this);
        double x = 0;
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            QPen pen(look.color(Color::TextMuted), look.tokens().stroke(Stroke::ChartLine));
            if (i == 1)
                pen.setDashPattern({3, 2});
            painter.setPen(pen);
            const double middle = height() / 2.0;
            if (i < 2)
                painter.drawLine(QPointF(x, middle), QPointF(x + kSign, middle));
            else
                painter.drawPolygon(QPolygonF({{x + 7, middle - 4}, {x + 11, middle}, {x + 7, middle + 4}, {x + 3, middle}}));
            const int wide = widthOf(m_words[i], font());
            paintText(painter, QRectF(x + kSign + kIconGap, 0, wide, height()), m_words[i], font(), look.color(Color::TextMuted));
            x += kSign + kIconGap + wide + kPadding;
        }
    }

private:
    static constexpr int kSign = 14;
    QFont font() const { return lookOf(*this).font(TextSize::Small); }

    QStringList m_words;
};

} // namespace

RunCharts::RunCharts(Preferences& preferences, QWidget* parent)
    : QWidget(parent), m_preferences(preferences), m_chart(new ChartStack), m_smoothing(new QSlider(Qt::Horizontal)), m_weight(new Label({})),
      m_unit(new SegmentedControl({}, {QString(), QString(), QString()})), m_log(makeButton({{}, "curve"_icon}, Kind::Normal, ControlSize::Small)) {
    addStrips();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTools());
    column->addWidget(m_chart, 1);
    const auto remembered = [this](const QString& key, const QVariant& usual) {
        const QVariant value = m_preferences.remembered(key);
        return value.isValid() ? value : usual;
    };
    m_smoothing->setValue(remembered(kSmoothingKey, kUsualSmoothing).toInt());
    m_unit->setCurrent(std::clamp(remembered(kUnitKey, 0).toInt(), 0, 2));
    m_chart->setUnit(XUnit(m_unit->current()));
    m_log->setChecked(remembered(kLogKey, true).toBool());
    m_chart->setScale(m_loss, m_log->isChecked() ? AxisScale::Log : AxisScale::Linear);
    tellSmoothing();
}

QWidget* RunCharts::makeTools() {
    auto* bar = new Panel(Qt::BottomEdge);
    bar->setFixedHeight(lookOf(*this).tokens().size(Size::Toolbar));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kPadding, 0, kGap, 0);
    row->setSpacing(kGap);
    auto* label = new Label({}, {TextSize::Base, Weight::Regular, Color::TextMuted});
    auto* key = new LineKey;
    auto* fit = makeIconButton("expand"_icon, {});
    m_smoothing->setRange(0, 99);
    m_smoothing->setFixedWidth(84);
    m_weight->setMinimumWidth(32);
    m_log->setCheckable(true);
    setControlSize(*m_unit, ControlSize::Small);
    row->addWidget(label);
    row->addWidget(m_smoothing);
    row->addWidget(m_weight);
    row->addWidget(m_unit);
    row->addWidget(m_log);
    row->addStretch(1);
    row->addWidget(key);
    row->addWidget(fit);
    row->addWidget(makeExport());
    connect(m_smoothing, &QSlider::valueChanged, this, [this](int value) {
        m_preferences.remember(kSmoothingKey, value);
        tellSmoothing();
    });
    connect(m_unit, &SegmentedControl::chosen, this, [this](int unit) {
        m_preferences.remember(kUnitKey, unit);
        m_chart->setUnit(XUnit(unit));
    });
    connect(m_log, &QPushButton::toggled, this, [this](bool isLog) {
        m_preferences.remember(kLogKey, isLog);
        m_chart->setScale(m_loss, isLog ? AxisScale::Log : AxisScale::Linear);
        tellStrips();
    });
    connect(fit, &QPushButton::clicked, m_chart, &ChartStack::fit);
    say(*this, [this, label, key, fit] {
        label->setText(tr("Smoothing"));
        m_smoothing->setAccessibleName(tr("Smoothing"));
        m_unit->setPartTexts({tr("Step"), tr("Time"), tr("Token")});
        m_unit->setAccessibleName(tr("Horizontal axis"));
        m_log->setText(tr("Log axis"));
        key->setWords({tr("train"), tr("eval"), tr("checkpoint")});
        fit->setAccessibleName(tr("Show all of it"));
        fit->setToolTip(tr("Show all of it (0)"));
        tellStrips();
    });
    return bar;
}

QWidget* RunCharts::makeExport() {
    auto* button = makeIconButton("download"_icon, {});
    auto* menu = new QMenu(button);
    for (const QString& suffix : {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("csv")}) {
        QAction* action = menu->addAction(QString());
        connect(action, &QAction::triggered, this, [this, suffix] { exportAs(suffix); });
    }
    connect(button, &QPushButton::clicked, this, [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); });
    say(*this, [button, menu] {
        button->setAccessibleName(tr("Save the curves"));
        button->setToolTip(tr("Save the curves"));
        menu->actions()[0]->setText(tr("Save as picture (PNG)…"));
        menu->actions()[1]->setText(tr("Save as drawing (SVG)…"));
        menu->actions()[2]->setText(tr("Save the numbers (CSV)…"));
    });
    return button;
}

void RunCharts::exportAs(const QString& suffix) {
    auto* dialog = new QFileDialog(this, tr("Save the curves"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(QStringLiteral("*.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, suffix](const QString& file) {
        const Path path = file.toStdString();
        const auto written = suffix == QStringLiteral("png")   ? m_chart->exportPng(path)
                             : suffix == QStringLiteral("svg") ? m_chart->exportSvg(path)
                                                               : m_chart->exportCsv(path);
        if (!written)
            emit exportFailed(written.error());
    });
    dialog->open();
}

void RunCharts::tellSmoothing() {
    const double weight = m_smoothing->value() / 100.0;
    m_weight->setText(numberText(weight, 2));
    m_chart->setSmoothing(weight);
}

void RunCharts::addStrips() {
    m_loss = m_chart->addStrip({});
    m_rate = m_chart->addStrip({});
    m_norm = m_chart->addStrip({});
    m_speed = m_chart->addStrip({});
    m_load = m_chart->addStrip({});
    m_memory = m_chart->addStrip({});
    tellStrips();
    m_chart->openStrip(m_load); // where there is room for one only
}

void RunCharts::tellStrips() {
    const AxisScale scale = m_log->isChecked() ? AxisScale::Log : AxisScale::Linear;
    m_chart->setStrip(m_loss, {.title = tr("Loss"), .key = QStringLiteral("loss · eval_loss"), .scale = scale, .baseline = Baseline::Data});
    m_chart->setStrip(m_rate, {.title = tr("Learning rate"), .key = QStringLiteral("learning_rate"), .format = {NumberStyle::Rate}});
    m_chart->setStrip(m_norm, {.title = tr("Gradient norm"), .key = QStringLiteral("grad_norm"), .format = {NumberStyle::Plain, 2}});
    m_chart->setStrip(
        m_speed, {.title = tr("Throughput"), .key = QStringLiteral("tokens_per_second"), .shortKey = QStringLiteral("tok/s"), .format = {NumberStyle::Count}});
    m_chart->setStrip(m_load,
                      {.title = tr("Utilisation"), .key = m_hasGpu ? tr("GPU · CPU") : tr("CPU"), .format = {NumberStyle::Percent}, .fixed = Range{0, 100}});
    m_chart->setStrip(m_memory, {.title = tr("Memory"),
                                 .key = m_gpuMemory ? tr("GPU limit %1 · process").arg(memoryText(std::uint64_t(*m_gpuMemory))) : tr("of the process"),
                                 .shortKey = m_hasGpu ? tr("GPU · RAM") : tr("RAM"),
                                 .format = {NumberStyle::Bytes},
                                 .limit = m_gpuMemory});
}

void RunCharts::addRun(const QString& id, const QString& name, int color, Part part) {
    Shown& shown = m_runs[id];
    shown.run = m_chart->addRun();
    shown.name = shownText(name);
    shown.color = seriesColor(std::size_t(std::max(0, color)));
    shown.part = part;
}

void RunCharts::removeRun(const QString& id) {
    if (const auto found = m_runs.find(id); found != m_runs.end()) {
        m_chart->removeRun(found->second.run);
        m_runs.erase(found);
    }
}

void RunCharts::clear() {
    const auto opened = m_chart->openedStrip();
    m_runs.clear();
    m_chart->clear();
    m_hasGpu = false;
    m_gpuMemory.reset();
    addStrips();
    if (opened)
        m_chart->openStrip(opened);
}

/// Where a sample belongs and how it looks; nothing for what has no place on the chart.
std::optional<CurveSpec> RunCharts::specOf(const Shown& shown, const services::RunSample& sample) const {
    const auto& name = sample.name;
    const auto line = [&](StripId strip, const QString& text) { return CurveSpec{.strip = strip, .run = shown.run, .name = text, .color = shown.color}; };
    const auto gauge = [&](StripId strip, const QString& text, Color color, Fill fill) {
        return CurveSpec{.strip = strip, .run = shown.run, .name = text, .color = color, .fill = fill, .unit = XUnit::Time};
    };
    if (name == "loss" || name == "eval_loss") {
        CurveSpec spec = line(m_loss, shown.name.isEmpty() ? (name == "loss" ? tr("train") : tr("eval"))
                                                           : (name == "loss" ? tr("%1 train").arg(shown.name) : tr("%1 eval").arg(shown.name)));
        spec.dash = name == "loss" ? Dash::Solid : Dash::Dashed;
        spec.smoothing = name == "loss" ? Smoothing::AsChart : Smoothing::Never;
        return spec;
    }
    if (name == "learning_rate" || name == "grad_norm" || name == "tokens_per_second")
        return line(name == "learning_rate" ? m_rate : name == "grad_norm" ? m_norm : m_speed, shown.name);
    if (shown.part != Part::Leading || sample.device > 0)
        return std::nullopt;
    if (name == kCpu)
        return gauge(m_load, tr("CPU"), Color::Series5, Fill::None);
    if (name == kProcess)
        return gauge(m_memory, tr("RAM"), Color::Series5, Fill::None);
    if (sample.device == 0 && name == kGpu)
        return gauge(m_load, tr("GPU"), Color::Series7, Fill::Area);
    if (sample.device == 0 && name == kGpuMemory)
        return gauge(m_memory, tr("GPU memory"), Color::Series7, Fill::Area);
    return std::nullopt;
}

std::optional<CurveId> RunCharts::curveOf(Shown& shown, const services::RunSample& sample) {
    const auto [found, isNew] = shown.curves.try_emplace({sample.name, sample.device});
    if (!isNew)
        return found->second;
    if (const auto spec = specOf(shown, sample))
        found->second = m_chart->addCurve(*spec);
    if (sample.name == "loss")
        shown.train = found->second;
    if (sample.name == "eval_loss")
        shown.eval = found->second;
    if (sample.device == 0 && shown.part == Part::Leading && sample.name == kGpu) {
        m_hasGpu = true;
        tellStrips();
    }
    return found->second;
}

void RunCharts::take(const QString& id, const services::RunNews& news) {
    const auto found = m_runs.find(id);
    if (found == m_runs.end())
        return;
    Shown& shown = found->second;
    for (const auto& tick : news.ticks)
        m_chart->appendTime(shown.run, tick.step, tick.seconds, tick.tokens);
    for (const auto* samples : {&news.series, &news.gauges})
        for (const auto& sample : *samples) {
            if (const auto curve = curveOf(shown, sample))
                m_chart->append(*curve, sample.at, sample.value);
            if (sample.name == "eval_loss")
                shown.evaluations.emplace_back(sample.at, sample.value);
            if (sample.name == kGpuTotal && sample.device == 0 && shown.part == Part::Leading && m_gpuMemory != sample.value) {
                m_gpuMemory = sample.value;
                tellStrips();
            }
        }
    bool isMarked = false;
    for (const auto& moment : news.moments)
        if (moment.kind == services::RunMoment::Kind::Checkpoint) {
            shown.checkpoints.push_back(moment.step);
            isMarked = true;
        }
    if (isMarked)
        mark(shown);
}

/// Checkpoints stand on the line of the evaluations where that has begun by the first of them, else on that of the training loss. The best is
/// the one with the lowest loss at or before it; one alone is no best.
void RunCharts::mark(Shown& shown) {
    std::ranges::sort(shown.checkpoints);
    const auto& evaluations = shown.evaluations;
    const bool isOnEval = shown.eval && !evaluations.empty() && evaluations.front().first <= double(shown.checkpoints.front());
    const auto curve = isOnEval ? shown.eval : shown.train;
    if (!curve)
        return;
    std::optional<std::int64_t> best;
    double lowest = INFINITY;
    for (const auto& [step, loss] : evaluations)
        if (std::ranges::find(shown.checkpoints, std::int64_t(step)) != shown.checkpoints.end() && loss < lowest && evaluations.size() > 1) {
            best = std::int64_t(step);
            lowest = loss;
        }
    std::vector<Mark> marks;
    for (const std::int64_t step : shown.checkpoints) {
        const bool isBest = best == step;
        marks.push_back({double(step), isBest ? MarkKind::Best : MarkKind::Checkpoint,
                         isBest && shown.part == Part::Leading ? tr("best checkpoint, step %1").arg(countText(step)) : QString()});
    }
    m_chart->setMarks(*curve, std::move(marks));
}

} // namespace danlu::ui
