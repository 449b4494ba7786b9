#include "ui/pages/train/RunPanes.h"

#include "ui/pages/train/CheckpointsModel.h"
#include "ui/pages/train/TrainWords.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Phases.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Meter.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/RowDelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QTableView>

namespace danlu::ui {
namespace {

constexpr int kLeastColumn = 76;
constexpr TextLook kFigureName{TextSize::Small, Weight::Regular, Color::TextMuted};
constexpr TextLook kFigureValue{TextSize::Title, Weight::Strong, Color::Text};

/// The chosen rows as a sheet takes them.
void copyRunRows(const QTableView& table) {
    QStringList lines;
    const auto* model = table.model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (table.selectionModel()->hasSelection() && !table.selectionModel()->isRowSelected(row))
            continue;
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column)
            cells << model->index(row, column).data().toString();
        lines << cells.join(QLatin1Char('\t'));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

/// A table is as high as its rows: the pane scrolls, not the table.
void fitRunTable(QTableView& table, int most) {
    const int row = lookOf(table).tokens().size(Size::Row);
    table.setFixedHeight(lookOf(table).tokens().size(Size::TableHeader) + row * std::min(most, table.model()->rowCount()) + 1);
}

} // namespace

QTableView* makeRunTable(QAbstractItemModel& model) {
    auto* table = new QTableView;
    table->setModel(&model);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setItemDelegate(new RowDelegate(RowLines::Below, table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(lookOf(*table).tokens().size(Size::Row));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setMinimumSectionSize(kLeastColumn);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    const auto stretch = [table] {
        if (table->model()->columnCount() > 0)
            table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    };
    QObject::connect(&model, &QAbstractItemModel::modelReset, table, stretch);
    stretch();
    auto* copy = new QShortcut(QKeySequence::Copy, table, nullptr, nullptr, Qt::WidgetShortcut);
    QObject::connect(copy, &QShortcut::activated, table, [table] { copyRunRows(*table); });
    return table;
}

RunOverview::RunOverview(ConfigModel& differences, CheckpointsModel& checkpoints, QWidget* parent)
    : QWidget(parent), m_differences(differences), m_checkpoints(checkpoints), m_phase(new Label({})),
      m_percent(new Label({}, {TextSize::Base, Weight::Strong, Color::Text})), m_meter(new Meter({})), m_differHead(new PanelHeader({})),
      m_differTable(makeRunTable(differences)), m_checkHead(new PanelHeader({})), m_checkTable(makeRunTable(checkpoints)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    top->setSpacing(kGap);
    auto* line = new QHBoxLayout;
    line->addWidget(m_phase, 1);
    line->addWidget(m_percent);
    top->addLayout(line);
    top->addWidget(m_meter);
    top->addWidget(makeFigures());
    auto* head = new Panel(Qt::BottomEdge);
    head->setLayout(top);
    column->addWidget(head);
    column->addWidget(m_differHead);
    column->addWidget(m_differTable);
    column->addWidget(m_checkHead);
    column->addWidget(m_checkTable);
    column->addStretch(1);
    connect(&differences, &QAbstractItemModel::modelReset, this, &RunOverview::refresh);
    connect(&checkpoints, &QAbstractItemModel::modelReset, this, &RunOverview::refresh);
    say(*this, [this] {
        const std::array names{tr("Elapsed"), tr("Left"), tr("Eval loss"), tr("Tokens/s")};
        for (std::size_t i = 0; i < m_figures.size(); ++i)
            m_figures[i].name->setText(names[i]);
        m_meter->setAccessibleName(tr("Progress"));
        m_differHead->setTitle(tr("Config difference"));
        m_differTable->setAccessibleName(tr("Config difference"));
        m_checkHead->setTitle(tr("Checkpoints"));
        m_checkTable->setAccessibleName(tr("Checkpoints"));
        if (!m_run.id.isEmpty())
            show(m_run, m_now);
        refresh();
    });
}

QWidget* RunOverview::makeFigures() {
    auto* figures = new QWidget;
    auto* grid = new QGridLayout(figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGap);
    grid->setVerticalSpacing(0);
    for (int i = 0; i < 4; ++i) {
        m_figures.push_back({new Label({}, kFigureName), new Label({}, kFigureValue)});
        grid->addWidget(m_figures.back().name, i / 2 * 3, i % 2);
        grid->addWidget(m_figures.back().value, i / 2 * 3 + 1, i % 2);
        grid->setColumnStretch(i % 2, 1);
    }
    grid->setRowMinimumHeight(2, kGap);
    return figures;
}

void RunOverview::show(const RunFace& run, const services::RunSummary& now) {
    m_run = run;
    m_now = now;
    m_meter->setFraction(run.fraction());
    m_meter->setColor(run.state == QStringLiteral("failed") || run.state == QStringLiteral("lost") ? Color::Bad : Color::Accent);
    m_percent->setText(percentText(run.fraction(), 1));
    const QString steps = tr("step %1 of %2").arg(countText(run.step), countText(run.steps));
    m_phase->setText(run.isLive && !run.phase.isEmpty() ? tr("%1 · %2", "step, phase").arg(steps, phaseText({run.phase.toStdString(), 0, 0, -1, {}})) : steps);
    const auto until = run.isLive ? QDateTime::currentDateTime() : run.ended.isValid() ? run.ended : run.updated;
    m_figures[0].value->setText(run.started.isValid() ? durationText(double(run.started.msecsTo(until)) / 1000) : QStringLiteral("–"));
    m_figures[1].value->setText(run.eta ? durationText(*run.eta) : QStringLiteral("–"));
    m_figures[2].value->setText(run.evalLoss ? numberText(*run.evalLoss, 3) : QStringLiteral("–"));
    m_figures[3].value->setText(now.tokensPerSecond ? countText(std::llround(*now.tokensPerSecond)) : QStringLiteral("–"));
}

void RunOverview::refresh() {
    const bool isSeveral = m_differences.columnCount() > 2;
    m_differHead->setVisible(isSeveral);
    m_differTable->setVisible(isSeveral);
    m_differHead->setFacts(tr("%1 differ, %2 equal").arg(countText(m_differences.different()), countText(m_differences.equal())));
    m_checkHead->setFacts(m_checkpoints.rowCount() == 0 ? tr("none yet") : tr("%1 kept").arg(countText(m_checkpoints.kept())));
    m_checkTable->setVisible(m_checkpoints.rowCount() > 0);
    fitRunTable(*m_differTable, 10);
    fitRunTable(*m_checkTable, 8);
}

RunConfigPane::RunConfigPane(QWidget* parent) : QWidget(parent), m_model(new ConfigModel(ConfigModel::Show::All, this)), m_table(makeRunTable(*m_model)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    say(*this, [this] { m_table->setAccessibleName(tr("Config")); });
}

void RunConfigPane::refresh() { m_table->resizeColumnsToContents(); }

RunCheckpointsPane::RunCheckpointsPane(CheckpointsModel& model, QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* table = makeRunTable(model);
    column->addWidget(table);
    say(*this, [table] { table->setAccessibleName(tr("Checkpoints")); });
}

} // namespace danlu::ui
