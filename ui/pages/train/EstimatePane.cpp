#include "ui/pages/train/EstimatePane.h"

#include "ui/pages/train/ExampleText.h"
#include "ui/shell/Errors.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/StackedMeter.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>

namespace danlu::ui {
namespace {

constexpr int kLeastExample = 120;

struct NeedPart {
    const char* key;
    Color color;
};
constexpr std::array kNeedParts{NeedPart{"weights_bytes", Color::Series1}, NeedPart{"activations_bytes", Color::Series2},
                                NeedPart{"gradients_bytes", Color::Series3}, NeedPart{"optimizer_bytes", Color::Series5},
                                NeedPart{"library_bytes", Color::Series8}};

std::uint64_t bytesIn(const Json& json, const char* key) { return json.contains(key) && json[key].is_number() ? json[key].get<std::uint64_t>() : 0; }

QVBoxLayout* paddedBox(QWidget* inner) {
    auto* around = new QVBoxLayout;
    around->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    around->addWidget(inner);
    return around;
}

} // namespace

EstimatePane::EstimatePane(RunQueue& queue, RunsWatch& runs, QWidget* parent)
    : Panel({}, parent), m_queue(queue), m_runs(runs), m_memoryHead(new PanelHeader({})), m_fits(new Chip({})), m_meter(new StackedMeter({})),
      m_sum(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})), m_exampleHead(new PanelHeader({})), m_learned(new StackedMeter({})),
      m_example(new ExampleText), m_findings(new QWidget), m_column(new QVBoxLayout(this)), m_queueHead(new Panel(Qt::TopEdge)),
      m_queueTitle(new PanelHeader({})), m_queueRows(new QVBoxLayout) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_memoryHead->addRight(m_fits);
    auto* findings = new QVBoxLayout(m_findings);
    findings->setContentsMargins(0, 0, 0, 0);
    findings->setSpacing(0);
    findings->addWidget(m_memoryHead);
    auto* memory = paddedBox(m_meter);
    memory->insertWidget(0, m_sum);
    memory->setSpacing(kGap);
    findings->addLayout(memory);
    auto* figures = new Panel(Qt::TopEdge | Qt::BottomEdge);
    figures->setLayout(paddedBox(makeFigures()));
    findings->addWidget(figures);
    findings->addWidget(m_exampleHead);
    auto* example = paddedBox(m_example);
    example->insertWidget(0, m_learned);
    example->setSpacing(kGap);
    m_example->setMinimumHeight(kLeastExample);
    findings->addLayout(example, 1);
    m_column->addWidget(m_findings, 1);
    auto* queueColumn = new QVBoxLayout(m_queueHead);
    queueColumn->setContentsMargins(0, 1, 0, 0);
    queueColumn->setSpacing(0);
    queueColumn->addWidget(m_queueTitle);
    m_queueRows->setContentsMargins(kPadding, kUnit, kGap, kUnit);
    m_queueRows->setSpacing(0);
    queueColumn->addLayout(m_queueRows);
    m_column->addWidget(m_queueHead);
    connect(&queue, &RunQueue::changed, this, &EstimatePane::tellQueue);
    say(*this, [this] {
        tell();
        tellQueue();
    });
}

QWidget* EstimatePane::makeFigures() {
    auto* figures = new QWidget;
    auto* grid = new QGridLayout(figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(0);
    for (int i = 0; i < 4; ++i) {
        m_figures.emplace_back(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}),
                               new Label({}, {TextSize::Base, Weight::Strong, Color::Text}));
        grid->addWidget(m_figures.back().first, 0, i);
        grid->addWidget(m_figures.back().second, 1, i);
        grid->setColumnStretch(i, 1);
    }
    return figures;
}

void EstimatePane::wait() {
    m_isWaiting = true;
    tell();
}

void EstimatePane::show(const Json& dryRun, const spec::TrainSpec& spec) {
    m_found = dryRun;
    m_spec = spec;
    m_isWaiting = false;
    if (QWidget* error = std::exchange(m_error, nullptr)) {
        error->hide();
        error->deleteLater();
    }
    m_findings->show();
    tell();
}

void EstimatePane::fail(const QString& title, const danlu::Error& error) {
    auto* panel = makeErrorPanel(title, error);
    panel->setCauses(Fold::Open); // the first of them names the parameter or the file
    showInstead(panel);
}

void EstimatePane::showInstead(QWidget* what) {
    if (m_error)
        m_error->deleteLater();
    m_error = new QWidget;
    auto* column = new QVBoxLayout(m_error);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(what);
    column->addStretch();
    m_findings->hide();
    m_column->insertWidget(0, m_error, 1);
}

void EstimatePane::tell() {
    m_memoryHead->setTitle(tr("Memory"));
    m_exampleHead->setTitle(tr("What the model really sees"));
    m_example->setAccessibleName(tr("The first example as the model sees it"));
    m_meter->setAccessibleName(tr("Memory by purpose"));
    const std::array names{tr("Steps"), tr("Effective batch"), tr("Tokens an epoch"), tr("Disk")};
    for (std::size_t i = 0; i < m_figures.size(); ++i)
        m_figures[i].first->setText(names[i]);
    if (!m_found || m_isWaiting) {
        m_fits->setFace({tr("Checking…"), State::Neutral, "clock"_icon});
        if (!m_found)
            for (auto& [name, value] : m_figures)
                value->setText(QStringLiteral("–"));
        return;
    }
    const Json& found = *m_found;
    const Json& estimate = found["estimate"];
    const auto needed = bytesIn(estimate, "memory_bytes"), available = bytesIn(found, "memory_available");
    const bool isCpu = found.value("device", std::string("cpu")) == "cpu";
    m_memoryHead->setFacts(tr("%1, %2 free").arg(isCpu ? tr("CPU") : tr("GPU"), memoryText(available)));
    const bool fits = needed <= available;
    m_fits->setFace(fits ? ChipFace{tr("Fits, %1 to spare").arg(memoryText(available - needed)), State::Good, {}}
                         : ChipFace{tr("Too much by %1").arg(memoryText(needed - available)), State::Bad, {}});
    const std::array labels{tr("Model"), tr("Activations"), tr("Gradients"), tr("Optimizer"), tr("Runtime")};
    std::vector<MeterPart> parts;
    const double whole = double(std::max(available, needed));
    for (std::size_t i = 0; i < kNeedParts.size(); ++i) {
        const auto bytes = bytesIn(estimate, kNeedParts[i].key);
        parts.push_back({double(bytes) / whole, kNeedParts[i].color, labels[i] + QLatin1Char(' ') + memoryText(bytes)});
    }
    m_meter->setParts(std::move(parts));
    m_sum->setText(tr("%1 expected at the peak, %2 of what is free")
                       .arg(memoryText(needed), percentText(double(needed) / double(std::max<std::uint64_t>(1, available)), 1)));
    m_figures[0].second->setText(countText(std::int64_t(bytesIn(found["plan"], "total_steps"))));
    m_figures[1].second->setText(tr("%n row(s)", nullptr, int(m_spec.batchSize * m_spec.accumulation)));
    m_figures[2].second->setText(countText(std::int64_t(bytesIn(found, "tokens"))));
    m_figures[3].second->setText(bytesText(bytesIn(estimate, "disk_bytes")));
    const Json& tokens = found["example"]["tokens"];
    m_example->setTokens(tokens);
    std::array<int, 3> counts{};
    for (const SeenText& text : seenTexts(tokens))
        counts[std::size_t(text.kind)] += text.tokens;
    const double all = double(std::max<std::size_t>(1, tokens.size()));
    m_exampleHead->setFacts(tr("row 1 of %1 · %2 tokens").arg(countText(std::int64_t(bytesIn(found, "rows"))), countText(std::int64_t(tokens.size()))));
    m_learned->setParts({{counts[2] / all, Color::Accent, tr("learned %1").arg(countText(counts[2]))},
                         {counts[1] / all, Color::TextFaint, tr("only read %1").arg(countText(counts[1]))},
                         {counts[0] / all, Color::Info, tr("template %1").arg(countText(counts[0]))}});
}

void EstimatePane::tellQueue() {
    while (QLayoutItem* item = m_queueRows->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const RunFace* live = m_runs.live();
    const auto waiting = m_queue.waiting();
    m_queueHead->setVisible(live || !waiting.empty());
    m_queueTitle->setTitle(tr("Queue"));
    m_queueTitle->setFacts(tr("one after the other"));
    const auto addRow = [this](const QString& name, const QString& state) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(new ElidedLabel(name), 2);
        row->addWidget(new Label(state, {TextSize::Small, Weight::Regular, Color::TextMuted}), 1);
        line->setFixedHeight(lookOf(*this).tokens().size(Size::Row));
        m_queueRows->addWidget(line);
        return row;
    };
    if (live)
        addRow(live->name, live->eta ? tr("running, %1 left").arg(durationText(*live->eta)) : tr("running"));
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const auto& [id, name] = std::pair(waiting[i].id, waiting[i].name);
        auto* row = addRow(name, tr("waits"));
        auto* up = makeIconButton("arrow-up"_icon, tr("Move %1 up").arg(name));
        auto* remove = makeIconButton("close"_icon, tr("Take %1 out of the queue").arg(name));
        up->setEnabled(i > 0);
        connect(up, &QPushButton::clicked, this, [this, id = id] { m_queue.moveUp(id); });
        connect(remove, &QPushButton::clicked, this, [this, id = id] { m_queue.remove(id); });
        row->addWidget(up);
        row->addWidget(remove);
    }
}

} // namespace danlu::ui
