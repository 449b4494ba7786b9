#include "ui/pages/export/ExportPage.h"

#include "ui/pages/export/ExportJobs.h"
#include "ui/pages/export/ExportSide.h"
#include "ui/pages/export/FormCards.h"
#include "ui/pages/export/FormsModel.h"
#include "ui/shell/Errors.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Phases.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/ProgressRow.h"
#include "ui/widgets/Section.h"
#include "ui/widgets/Splitter.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPointer>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>

#include <array>

namespace danlu::ui {
namespace {

constexpr int kExportSideWidth = 340;
constexpr int kLeastExports = 3; // rows that are seen whatever is above
constexpr int kFormColumn = 176, kFigureColumn = 84;
constexpr std::array kExportWidths{112, 120, 104, 88, 0, 152}; // 0: takes the rest

void setUpExportTable(QTableView& table, QAbstractItemModel& model, RowDelegate* delegate) {
    table.setModel(&model);
    table.setItemDelegate(delegate);
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(lookOf(table).tokens().size(Size::Row));
    table.horizontalHeader()->setHighlightSections(false);
}

QString exportKindText(const QString& kind) {
    if (kind == QStringLiteral("adapter"))
        return ExportPage::tr("adapter");
    if (kind == QStringLiteral("quantized"))
        return ExportPage::tr("quantized");
    return kind == QStringLiteral("full") ? ExportPage::tr("trained") : ExportPage::tr("base");
}

QString exportNameIn(const Json& json) { return QString::fromStdString(json.value("name", "")); }

} // namespace

ExportPage::ExportPage(Shell& shell, QWidget* parent)
    : Page(shell, parent), m_stack(new QStackedWidget), m_export(makeButton({{}, "upload"_icon}, Kind::Primary)), m_copyCommand(makeButton({{}, "code"_icon})),
      m_models(new QComboBox), m_datasets(new QComboBox), m_modelName(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})),
      m_datasetName(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})), m_progressBox(new Panel(Qt::BottomEdge)),
      m_problemBox(new Panel(Qt::BottomEdge)), m_cards(new FormCards), m_formsHeader(new PanelHeader({})), m_levelsHeader(new PanelHeader({})),
      m_pastHeader(new PanelHeader({})), m_levels(new FormsModel(this)), m_levelsTable(new QTableView), m_exports(new ExportsModel(this)),
      m_exportsTable(new QTableView), m_side(new ExportSide(shell)) {
    title().addButton(m_copyCommand);
    title().setPrimary(m_export);
    setUpTables();
    auto* parts = new Splitter(Qt::Horizontal);
    parts->addWidget(middle());
    parts->addWidget(m_side);
    parts->setStretchFactor(0, 1);
    parts->setSizes({1000, kExportSideWidth});
    parts->setCollapsible(0, false);
    m_stack->addWidget(parts);
    setContent(m_stack);
    connect(m_export, &QPushButton::clicked, this, &ExportPage::exportNow);
    connect(m_copyCommand, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_side->command());
        this->shell().toast({State::Good, tr("The command is on the clipboard"), m_side->command()});
    });
    connect(m_models, &QComboBox::activated, this, [this] { choose(m_models->currentData().toString()); });
    connect(m_datasets, &QComboBox::activated, this, [this] {
        m_dataset = m_datasets->currentData().toString();
        showForms();
    });
    connect(m_cards, &FormCards::changed, this, [this] {
        m_side->setForm(FormTable::of(m_state["forms"], m_state["measurements"], m_dataset), m_cards->chosen());
        const FormFace* form = m_cards->chosen();
        if (const QString chosen = form ? form->format + form->type : QString(); std::exchange(m_formShown, chosen) != chosen) // else only its words changed
            m_side->showTab(ExportSide::Tab::New);
        sayTitle();
    });
    connect(m_cards, &FormCards::measureWanted, this, &ExportPage::measure);
    connect(m_side, &ExportSide::destinationChanged, this, &ExportPage::sayTitle);
    connect(m_side, &ExportSide::verifyWanted, this, &ExportPage::verify);
    connect(m_side, &ExportSide::tryWanted, this, &ExportPage::tryOut);
    connect(&shell.session(), &Session::changed, this, [this] {
        if (isVisible())
            reload();
    });
    say(*this, [this] {
        m_modelName->setText(tr("Model"));
        m_models->setAccessibleName(tr("Model to export"));
        m_datasetName->setText(tr("measured on"));
        m_datasets->setAccessibleName(tr("Dataset that quality is measured on"));
        m_formsHeader->setTitle(tr("Forms"));
        m_levelsHeader->setTitle(tr("Measured"));
        m_pastHeader->setTitle(tr("Past exports"));
        m_copyCommand->setText(tr("Copy command"));
        m_levelsTable->setAccessibleName(tr("What was measured of each form"));
        m_exportsTable->setAccessibleName(tr("Past exports, the newest first"));
        m_levels->retranslate();
        m_exports->retranslate();
        if (m_state.is_object())
            take(m_state);
        sayTitle();
    });
}

QWidget* ExportPage::toolbar() {
    auto* bar = new Panel(Qt::BottomEdge);
    bar->setFixedHeight(lookOf(*this).tokens().size(Size::Toolbar));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kPadding, 0, kPadding, 0);
    row->setSpacing(kGap);
    for (QComboBox* box : {m_models, m_datasets})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (QWidget* each : std::initializer_list<QWidget*>{m_modelName, m_models})
        row->addWidget(each);
    row->addSpacing(kGap);
    for (QWidget* each : std::initializer_list<QWidget*>{m_datasetName, m_datasets})
        row->addWidget(each);
    row->addStretch(1);
    return bar;
}

QWidget* ExportPage::middle() {
    auto* middle = new Panel;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (Panel* box : {m_progressBox, m_problemBox}) {
        auto* room = new QVBoxLayout(box);
        room->setContentsMargins(0, 0, 0, 0);
        box->hide();
    }
    m_progressBox->layout()->setContentsMargins(kPageEdge, kGap, kPageEdge, kGap);
    m_pastHeader->setLines(Qt::TopEdge | Qt::BottomEdge);
    m_levelsHeader->setLines(Qt::TopEdge | Qt::BottomEdge);
    column->addWidget(toolbar());
    auto* below = new Panel;
    auto* parts = new QVBoxLayout(below);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    for (QWidget* each : std::initializer_list<QWidget*>{m_progressBox, m_problemBox, m_formsHeader, m_cards, m_levelsHeader, m_levelsTable, m_pastHeader})
        parts->addWidget(each);
    parts->addWidget(m_exportsTable, 1);
    m_exportsTable->setMinimumHeight(lookOf(*this).tokens().size(Size::TableHeader) + kLeastExports * lookOf(*this).tokens().size(Size::Row));
    column->addWidget(scrolled(below), 1); // what went wrong takes room that a low window does not have
    return middle;
}

void ExportPage::setUpTables() {
    setUpExportTable(*m_levelsTable, *m_levels, new LevelDelegate(m_levelsTable));
    setUpExportTable(*m_exportsTable, *m_exports, new RowDelegate(RowLines::Below, m_exportsTable));
    m_levelsTable->setSelectionMode(QAbstractItemView::NoSelection);
    m_levelsTable->setFocusPolicy(Qt::NoFocus); // nothing can be done to it
    m_levelsTable->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_levelsTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_levelsTable->horizontalHeader()->setStretchLastSection(true);
    QHeaderView& header = *m_exportsTable->horizontalHeader();
    for (std::size_t i = 0; i < kExportWidths.size(); ++i)
        kExportWidths[i] > 0 ? header.resizeSection(int(i), kExportWidths[i]) : header.setSectionResizeMode(int(i), QHeaderView::Stretch);
    connect(m_exportsTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (m_isFilling || !current.isValid())
            return;
        const ExportFace& face = m_exports->all()[std::size_t(current.row())];
        m_pastFolder = face.folder;
        m_side->setExport(&face);
        m_side->showTab(ExportSide::Tab::Past);
    });
}

void ExportPage::open(const QString& what) {
    if (!what.isEmpty())
        m_model = what;
    reload();
}

QWidget* ExportPage::first() { return m_cards->cards().empty() ? static_cast<QWidget*>(m_models) : m_cards->cards().front(); }

void ExportPage::reload() {
    shell().session().ask<Json>(
        this, [model = m_model.toStdString()](services::Project& project) { return readExportState(project, model); },
        [this](Result<Json> state) {
            if (!state)
                return showProblem(tr("The models could not be read"), state.error());
            if (*state != m_state) // else somebody did something else
                take(*state);
        });
}

void ExportPage::take(const Json& state) {
    m_state = state;
    if (m_state["models"].empty())
        return showEmpty();
    m_stack->setCurrentIndex(0);
    m_export->show();
    m_copyCommand->show();
    m_model = QString::fromStdString(m_state["forms"].value("model", ""));
    fillModels();
    fillDatasets();
    m_isFilling = true;
    m_exports->setExports(exportFacesOf(m_state));
    m_pastHeader->setFacts(m_exports->all().empty() ? tr("nothing was exported yet") : countText(std::int64_t(m_exports->all().size())));
    if (const int row = m_exports->rowOf(m_pastFolder); row >= 0) {
        m_exportsTable->setCurrentIndex(m_exports->index(row, 0));
        m_side->setExport(&m_exports->all()[std::size_t(row)]);
    }
    m_isFilling = false;
    showForms();
}

void ExportPage::fillModels() {
    const QSignalBlocker quiet(m_models);
    m_models->clear();
    for (const Json& model : m_state["models"])
        m_models->addItem(tr("%1 · %2", "a model and its kind").arg(exportNameIn(model), exportKindText(QString::fromStdString(model.value("kind", "")))),
                          exportNameIn(model));
    m_models->setCurrentIndex(m_models->findData(m_model));
}

void ExportPage::fillDatasets() {
    const FormTable table = FormTable::of(m_state["forms"], m_state["measurements"], {});
    if (m_dataset.isEmpty())
        m_dataset = table.dataset;
    const QSignalBlocker quiet(m_datasets);
    m_datasets->clear();
    for (const Json& dataset : m_state["datasets"]) {
        const QString name = exportNameIn(dataset) + QLatin1Char('@') + QString::number(dataset.value("versions", 1));
        m_datasets->addItem(name, name);
    }
    if (!m_dataset.isEmpty() && m_datasets->findData(m_dataset) < 0) // an older version
        m_datasets->addItem(m_dataset, m_dataset);
    if (m_dataset.isEmpty() && m_datasets->count() > 0)
        m_dataset = m_datasets->itemData(0).toString();
    m_datasets->setCurrentIndex(m_datasets->findData(m_dataset));
}

void ExportPage::showForms() {
    const FormTable table = FormTable::of(m_state["forms"], m_state["measurements"], m_dataset);
    m_levels->setTable(table);
    const int rows = m_levels->rowCount();
    m_levelsHeader->setFacts(rows > 0 ? tr("%1, %n rows, beside the original", nullptr, int(table.original->rows)).arg(table.dataset)
                                      : tr("the original was not measured on %1 yet").arg(m_dataset));
    const Tokens& tokens = lookOf(*this).tokens();
    m_levelsTable->setVisible(rows > 0);
    m_levelsTable->setFixedHeight(tokens.size(Size::TableHeader) + rows * tokens.size(Size::Row));
    for (int column = 0; column < m_levels->columnCount(); ++column) {
        const bool isLevel = column >= FormsModel::FirstLevel;
        m_levelsTable->horizontalHeader()->setSectionResizeMode(column, isLevel ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!isLevel)
            m_levelsTable->setColumnWidth(column, column == FormsModel::Form ? kFormColumn : kFigureColumn);
    }
    m_formsHeader->setFacts(tr("sizes as they were written, quality as it was measured"));
    m_cards->setTable(table);
    m_side->setForm(table, m_cards->chosen());
    sayTitle();
}

void ExportPage::choose(const QString& model) {
    m_model = model;
    m_dataset.clear();
    reload();
}

void ExportPage::sayTitle() {
    title().setPath(m_model.isEmpty() ? QStringList{tr("Export")} : QStringList{tr("Export"), m_model});
    const FormFace* form = m_cards->chosen();
    m_export->setText(form ? tr("Export %1").arg(form->title()) : tr("Export"));
    const bool canExport = form && !m_isBusy && !m_side->destination().isEmpty();
    m_export->setEnabled(canExport);
    m_export->setToolTip(m_isBusy    ? tr("Something is being measured, exported or verified; one after the other")
                         : canExport ? QString()
                                     : tr("Choose a form and a free name first"));
    m_copyCommand->setEnabled(form);
}

void ExportPage::showEmpty() {
    auto* button = makeButton({tr("Go to training"), "flame"_icon});
    connect(button, &QPushButton::clicked, this, [this] { shell().go(QStringLiteral("train")); });
    auto* empty = new EmptyState({"export"_icon, tr("Models are exported here"),
                                  tr("There is no model in this project yet. A finished run makes one; a model that lies on this machine can be registered."),
                                  tr("An export is a folder that other programs load; it is read back by a fresh process before it counts.")},
                                 button);
    empty->addLater(tr("After the first run: each format with its size and what was measured of it"), {176, 112, 112, 240, 240});
    const bool hadKeys = isAncestorOf(QApplication::focusWidget()); // what had them is about to be hidden
    if (QWidget* before = m_stack->widget(1)) {                     // in another language
        m_stack->removeWidget(before);
        before->deleteLater();
    }
    m_stack->setCurrentIndex(m_stack->addWidget(empty));
    if (hadKeys)
        button->setFocus(Qt::OtherFocusReason);
    m_export->hide();
    m_copyCommand->hide();
}

void ExportPage::follow(Job* job, const QString& name) {
    clearProblem();
    m_isBusy = true;
    sayTitle();
    auto* progress = new ProgressRow(tr("Cancel"));
    progress->setPhase(name);
    ui::say(*progress, [progress] { progress->setCancelText(tr("Cancel")); });
    m_progressBox->layout()->addWidget(progress);
    m_progressBox->show();
    connect(progress, &ProgressRow::cancelled, job, &Job::cancel);
    connect(job, &Job::progressed, progress, [progress, name](const services::Step& step) {
        progress->setPhase(name + QStringLiteral(" · ") + phaseText(step));
        progress->setProgress(step.total > 0 ? double(step.done) / double(step.total) : 0,
                              step.eta >= 0 ? tr("%1 left").arg(durationText(step.eta)) : QString());
    });
    connect(job, &QObject::destroyed, this, [this, progress] {
        m_isBusy = false;
        progress->deleteLater();
        m_progressBox->hide();
        sayTitle();
    });
}

void ExportPage::clearProblem() {
    while (QLayoutItem* item = m_problemBox->layout()->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_problemBox->hide();
}

void ExportPage::showProblem(const QString& title, const danlu::Error& error) {
    clearProblem();
    if (error.code() == ErrorCode::Cancelled)
        return;
    auto* panel = makeErrorPanel(title, error);
    auto* close = makeButton({tr("Close"), "close"_icon});
    connect(close, &QPushButton::clicked, this, &ExportPage::clearProblem);
    panel->addWayOut({tr("Go on"), problemAdvice(error)}, close);
    m_problemBox->layout()->addWidget(panel);
    m_problemBox->show();
}

void ExportPage::measure(const FormFace& form) {
    if (m_isBusy)
        return;
    const MeasurePlan plan{m_model.toStdString(),   m_dataset.toStdString(),       form.format.toStdString(),
                           form.type.toStdString(), form.measuredAs.toStdString(), folderOfForm(exportFacesOf(m_state), m_model, form).toStdString()};
    const QString name = tr("Measure %1 as %2").arg(m_model, form.title());
    QPointer<ExportPage> page(this);
    Shell* shell = &this->shell();
    auto* job = shell->activities().start<Json>(
        {"chart"_icon, name, QStringLiteral("export"), m_model},
        [plan](services::Project& project, const services::Task& task) { return measureForm(project, plan, task); },
        [page, shell](Result<Json> result) {
            if (!result && page)
                page->showProblem(tr("The quality was not measured. Nothing was changed."), result.error());
            else if (!result)
                shell->complain(tr("The quality was not measured"), result.error());
            if (page)
                page->reload();
        });
    follow(job, name);
}

void ExportPage::exportNow() {
    const FormFace* form = m_cards->chosen();
    const QString folder = m_side->destination();
    if (!form || folder.isEmpty() || m_isBusy)
        return;
    const services::ExportRequest request{m_model.toStdString(), form->format.toStdString(), form->type.toStdString(), folder.toStdString()};
    const QString name = tr("Export %1 as %2").arg(m_model, form->title());
    QPointer<ExportPage> page(this);
    Shell* shell = &this->shell();
    auto* job = shell->activities().start<Json>(
        {"upload"_icon, name, QStringLiteral("export"), m_model},
        [request](services::Project& project, const services::Task& task) { return services::exportModel(project, request, task); },
        [page, shell](Result<Json> result) {
            if (page)
                return page->exported(std::move(result));
            result ? shell->toast({State::Good, tr("Exported and verified"), QString::fromStdString(result->value("folder", ""))})
                   : shell->complain(tr("The export was not written"), result.error());
        });
    follow(job, name);
}

void ExportPage::exported(Result<Json> result) {
    if (!result)
        return showProblem(tr("The export was not written. The model in the project is as it was, and no half-written folder is left."), result.error());
    m_pastFolder = QString::fromStdString(result->value("folder", ""));
    const Json verdict = result->value("verified", Json::object());
    shell().toast({State::Good, tr("Exported and verified"), tr("%1, %2").arg(m_pastFolder, bytesText(result->value("bytes", std::uint64_t(0))))});
    m_side->showTab(ExportSide::Tab::Past);
    shell().session().ask<Json>(
        this, [model = m_model.toStdString()](services::Project& project) { return readExportState(project, model); },
        [this, verdict](Result<Json> state) {
            if (!state)
                return;
            take(*state);
            m_side->showTab(ExportSide::Tab::Past);
            m_side->setVerdict(m_pastFolder, verdict);
        });
}

void ExportPage::verify(const QString& folder) {
    if (m_isBusy)
        return;
    m_side->clearVerdict();
    const QString name = tr("Verify %1").arg(folder.section(QLatin1Char('/'), -1));
    QPointer<ExportPage> page(this);
    Shell* shell = &this->shell();
    auto* job = shell->activities().start<Json>(
        {"shield"_icon, name, QStringLiteral("export"), m_model},
        [path = Path(folder.toStdString())](services::Project& project, const services::Task& task) {
            return services::verifyExport(project.programs(), &project, path, task);
        },
        [page, shell, folder](Result<Json> result) {
            if (!page)
                return result ? shell->toast({State::Good, tr("Verified"), folder}) : shell->complain(tr("The export is not what it says"), result.error());
            if (!result)
                return page->showProblem(tr("The export is not what its manifest says. Do not hand it on."), result.error());
            page->m_side->setVerdict(folder, *result);
            page->reload();
        });
    follow(job, name);
}

void ExportPage::tryOut(const QString& folder) {
    if (m_isBusy)
        return;
    const QString name = tr("Register %1").arg(folder.section(QLatin1Char('/'), -1));
    QPointer<ExportPage> page(this);
    QString original = m_model;
    if (const int row = m_exports->rowOf(folder); row >= 0)
        original = m_exports->all()[std::size_t(row)].model;
    auto* job = shell().activities().start<Json>(
        {"columns"_icon, name, QStringLiteral("export"), m_model},
        [path = Path(folder.toStdString())](services::Project& project, const services::Task& task) { return services::registerExport(project, path, task); },
        [page, original](Result<Json> result) {
            if (!page)
                return;
            if (!result)
                return page->showProblem(tr("The export could not be opened for trying out"), result.error());
            page->shell().go(QStringLiteral("compare"), original + QLatin1Char(',') + QString::fromStdString(result->value("name", "")));
        });
    follow(job, name);
}

} // namespace danlu::ui
