#include "ui/pages/compare/BatchPanel.h"

#include "ui/pages/compare/BatchModel.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Phases.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/ProgressRow.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListView>
#include <QPointer>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kBatchUsualRows = 50, kBatchMostRows = 100'000;
constexpr int kBatchFigure = 52;

} // namespace

BatchPanel::BatchPanel(Shell& shell, QWidget* parent)
    : Panel({}, parent), m_shell(shell), m_rows(new PromptRows(this)), m_batch(new BatchModel(this)), m_header(new PanelHeader({})), m_datasets(new QComboBox),
      m_count(new QSpinBox), m_list(new QListView), m_ask(makeButton({{}, "send"_icon})), m_run(makeButton({{}, "play"_icon})), m_progressBox(new QWidget),
      m_table(new QTableView) {
    build();
    connect(m_datasets, &QComboBox::activated, this, [this] {
        m_datasetName = m_datasets->currentData().toString();
        load();
    });
    connect(m_count, &QSpinBox::editingFinished, this, [this] {
        if (m_isLoaded && m_count->value() != m_rows->rowCount())
            load();
    });
    connect(m_ask, &QPushButton::clicked, this, [this] { emit asked(m_list->currentIndex().row()); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) { emit asked(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        m_ask->setEnabled(now.isValid());
        if (now.isValid())
            emit looked(now.row());
    });
    connect(m_run, &QPushButton::clicked, this, &BatchPanel::run);
    say(*this, [this] { sayAll(); });
}

void BatchPanel::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header->setLines(Qt::TopEdge | Qt::BottomEdge);
    column->addWidget(m_header);
    auto* choice = new QHBoxLayout;
    choice->setContentsMargins(kPadding, kGap, kPadding, kGap);
    choice->setSpacing(kGap);
    choice->addWidget(m_datasets, 1);
    choice->addWidget(m_count);
    column->addLayout(choice);
    m_count->setRange(1, kBatchMostRows);
    m_count->setValue(kBatchUsualRows);
    m_count->setFixedWidth(104);
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new PromptDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_list, 1);
    auto* acts = new QHBoxLayout;
    acts->setContentsMargins(kPadding, kGap, kPadding, kGap);
    acts->setSpacing(kGap);
    acts->addWidget(m_ask);
    acts->addWidget(m_run);
    acts->addStretch(1);
    column->addLayout(acts);
    auto* room = new QVBoxLayout(m_progressBox);
    room->setContentsMargins(kPadding, 0, kPadding, kGap);
    m_progressBox->hide();
    column->addWidget(m_progressBox);
    m_table->setModel(m_batch);
    m_table->setItemDelegate(new RowDelegate(RowLines::Below, m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(lookOf(*this).tokens().size(Size::Row));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(kUnit);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->hide();
    column->addWidget(m_table);
}

void BatchPanel::sayAll() {
    m_header->setTitle(tr("Rows of a dataset"));
    const bool isChance = m_sampling.temperature > 0 && !m_rows->expectedOf(0).isEmpty();
    const QString rows = tr("%n held-out rows", nullptr, m_rows->rowCount());
    m_header->setFacts(m_rows->rowCount() == 0 ? QString() : isChance ? tr("%1 · sampled", "held-out rows").arg(rows) : rows);
    m_datasets->setAccessibleName(tr("Dataset"));
    m_count->setAccessibleName(tr("How many rows, spread over the held-out part"));
    m_count->setToolTip(m_count->accessibleName());
    setUnit(*m_count, tr("rows"));
    m_list->setAccessibleName(tr("Prompts; Enter asks"));
    m_table->setAccessibleName(tr("What the batch came to"));
    m_ask->setText(tr("Ask"));
    m_ask->setToolTip(tr("Asks every column the chosen row (Enter)"));
    m_ask->setEnabled(m_list->currentIndex().isValid());
    m_run->setText(tr("Ask all rows"));
    m_run->setEnabled(!m_isRunning && m_rows->rowCount() > 0 && !m_models.isEmpty());
    const QString chance = isChance ? QLatin1Char(' ') + tr("The temperature is above 0: scores depend on chance.") : QString();
    m_run->setToolTip(m_isRunning ? tr("A batch is running") : tr("Asks every model all of these rows and scores the answers, level by level.") + chance);
    m_batch->retranslate();
}

void BatchPanel::setDatasets(const Json& datasets) {
    const QSignalBlocker quiet(m_datasets);
    m_datasets->clear();
    for (const Json& dataset : datasets) {
        const QString name = QString::fromStdString(dataset.value("name", "")) + QLatin1Char('@') + QString::number(dataset.value("versions", 1));
        m_datasets->addItem(name, name);
    }
    if (m_datasets->findData(m_datasetName) < 0)
        m_datasetName = m_datasets->itemData(0).toString();
    m_datasets->setCurrentIndex(m_datasets->findData(m_datasetName));
    if (!m_isLoaded && m_datasets->count() > 0)
        load();
}

void BatchPanel::setModels(const QStringList& models) {
    m_models = models;
    m_models.removeDuplicates();
    sayAll();
}

void BatchPanel::setSampling(const spec::SamplingSpec& sampling) {
    m_sampling = sampling;
    sayAll();
}

void BatchPanel::load() {
    m_isLoaded = true;
    m_shell.session().act<std::vector<services::AskedPrompt>>(
        this,
        [name = m_datasetName.toStdString(), count = m_count->value()](services::Project& project, const services::Task&) {
            return services::showPrompts(project, name, std::uint64_t(count));
        },
        [this](Result<std::vector<services::AskedPrompt>> prompts) {
            m_rows->setPrompts(prompts ? std::move(*prompts) : std::vector<services::AskedPrompt>());
            m_batch->setBatch(nullptr);
            m_table->hide();
            sayAll();
            if (!prompts)
                emit failed(tr("The rows of %1 cannot be asked").arg(m_datasetName), prompts.error());
        });
}

void BatchPanel::run() {
    if (m_isRunning || m_models.isEmpty())
        return;
    services::CompareRequest request;
    for (const QString& model : m_models)
        request.models.push_back(model.toStdString());
    request.prompts = m_rows->prompts();
    request.sampling = m_sampling;
    m_isRunning = true;
    const QString name = tr("Ask %n rows", nullptr, m_rows->rowCount());
    QPointer<BatchPanel> panel(this);
    Shell* shell = &m_shell;
    auto* job = shell->activities().start<Json>(
        {"columns"_icon, name, QStringLiteral("compare"), {}},
        [request](services::Project& project, const services::Task& task) { return services::compare(project, request, task); },
        [panel, shell](Result<Json> batch) {
            if (panel)
                return panel->finish(std::move(batch));
            if (!batch)
                shell->complain(tr("The batch was not finished"), batch.error());
        });
    auto* progress = new ProgressRow(tr("Cancel"));
    progress->setPhase(name);
    m_progressBox->layout()->addWidget(progress);
    m_progressBox->show();
    connect(progress, &ProgressRow::cancelled, job, &Job::cancel);
    connect(job, &Job::progressed, progress, [progress](const services::Step& step) {
        progress->setPhase(phaseText(step));
        progress->setProgress(step.total > 0 ? double(step.done) / double(step.total) : 0,
                              step.eta >= 0 ? tr("%1 left").arg(durationText(step.eta)) : QString());
    });
    connect(job, &QObject::destroyed, progress, [this, progress] {
        progress->deleteLater();
        m_progressBox->hide();
    });
    sayAll();
}

void BatchPanel::finish(Result<Json> batch) {
    m_isRunning = false;
    sayAll();
    if (!batch && batch.error().code() == ErrorCode::Cancelled)
        return;
    if (!batch)
        return emit failed(tr("The batch was not finished. Nothing was changed."), batch.error());
    if ((*batch)["prompts"].size() == std::size_t(m_rows->rowCount())) // other rows may have been loaded meanwhile
        m_rows->setBatch(*batch);
    m_batch->setBatch(*batch);
    const Tokens& tokens = lookOf(*this).tokens();
    m_table->setFixedHeight(tokens.size(Size::TableHeader) + m_batch->rowCount() * tokens.size(Size::Row));
    QHeaderView& header = *m_table->horizontalHeader();
    header.setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < m_batch->columnCount(); ++column)
        header.resizeSection(column, kBatchFigure);
    m_table->show();
    if (m_list->currentIndex().isValid())
        emit looked(m_list->currentIndex().row());
}

const Json* BatchPanel::answerOf(const QString& model) const { return m_rows->answerOf(m_list->currentIndex().row(), model.toStdString()); }

} // namespace danlu::ui
