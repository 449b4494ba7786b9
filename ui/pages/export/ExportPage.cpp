#include "ui/pages/export/ExportPage.h"

#include "ui/pages/export/ExportChoice.h"
#include "ui/pages/export/ExportJobs.h"
#include "ui/pages/export/ExportSide.h"
#include "ui/pages/export/FormCards.h"
#include "ui/pages/export/MeasuredTable.h"
#include "ui/pages/export/PastExports.h"
#include "ui/pages/export/WorkBox.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/ShownText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/Section.h"
#include "ui/widgets/Splitter.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPointer>
#include <QScrollArea>
#include <QStackedWidget>

namespace danlu::ui {
namespace {

constexpr int kExportSideWidth = 340;

} // namespace

ExportPage::ExportPage(Shell& shell, QWidget* parent)
    : Page(shell, parent), m_stack(new QStackedWidget), m_export(makeButton({{}, "upload"_icon}, Kind::Primary)), m_copyCommand(makeButton({{}, "code"_icon})),
      m_choice(new ExportChoice), m_work(new WorkBox), m_cards(new FormCards), m_formsHeader(new PanelHeader({})), m_measured(new MeasuredTable),
      m_past(new PastExports), m_side(new ExportSide(shell)) {
    title().addButton(m_copyCommand);
    title().setPrimary(m_export);
    auto* parts = new Splitter(Qt::Horizontal);
    parts->addWidget(middle());
    parts->addWidget(m_side);
    parts->setStretchFactor(0, 1);
    parts->setSizes({1000, kExportSideWidth});
    parts->setCollapsible(0, false);
    m_stack->addWidget(parts);
    setContent(m_stack);
    connectParts();
    say(*this, [this] {
        m_formsHeader->setTitle(tr("Forms"));
        m_formsHeader->setFacts(tr("sizes as they were written, quality as it was measured"));
        m_copyCommand->setText(tr("Copy command"));
        if (m_state.is_object())
            take(m_state);
        sayTitle();
    });
}

QWidget* ExportPage::middle() {
    auto* middle = new Panel;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_choice);
    auto* below = new Panel;
    auto* parts = new QVBoxLayout(below);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    for (QWidget* each : std::initializer_list<QWidget*>{m_work, m_formsHeader, m_cards, m_measured})
        parts->addWidget(each);
    parts->addWidget(m_past, 1);
    column->addWidget(scrolled(below), 1); // what went wrong takes room that a low window does not have
    return middle;
}

void ExportPage::connectParts() {
    connect(m_export, &QPushButton::clicked, this, &ExportPage::exportNow);
    connect(m_copyCommand, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_side->command());
        shell().toast({State::Good, tr("The command is on the clipboard"), m_side->command()});
    });
    connect(m_choice, &ExportChoice::modelChosen, this, &ExportPage::choose);
    connect(m_choice, &ExportChoice::datasetChosen, this, [this](const QString& dataset) {
        m_dataset = dataset;
        showForms();
    });
    connect(m_cards, &FormCards::changed, this, [this] {
        m_side->setForm(table(), m_cards->chosen());
        const FormFace* form = m_cards->chosen();
        if (const QString chosen = form ? form->format + form->type : QString(); std::exchange(m_formShown, chosen) != chosen) // else only its words changed
            m_side->showTab(ExportSide::Tab::New);
        sayTitle();
    });
    connect(m_cards, &FormCards::measureWanted, this, &ExportPage::measure);
    connect(m_past, &PastExports::chosen, this, [this](const ExportFace& face) {
        m_side->setExport(&face);
        m_side->showTab(ExportSide::Tab::Past);
    });
    connect(m_work, &WorkBox::busyChanged, this, &ExportPage::sayTitle);
    connect(m_side, &ExportSide::destinationChanged, this, &ExportPage::sayTitle);
    connect(m_side, &ExportSide::verifyWanted, this, &ExportPage::verify);
    connect(m_side, &ExportSide::tryWanted, this, &ExportPage::tryOut);
    connect(&shell().session(), &Session::changed, this, [this] {
        if (isVisible())
            reload();
    });
}

void ExportPage::open(const QString& what) {
    if (!what.isEmpty())
        m_model = what;
    reload();
}

QWidget* ExportPage::first() { return m_cards->cards().empty() ? static_cast<QWidget*>(&m_choice->models()) : m_cards->cards().front(); }

void ExportPage::reload() {
    shell().session().ask<Json>(
        this, [model = m_model.toStdString()](services::Project& project) { return readExportState(project, model); },
        [this](Result<Json> state) {
            if (!state)
                return m_work->showProblem(tr("The models could not be read"), state.error());
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
    if (m_dataset.isEmpty())
        m_dataset = table().dataset;
    m_choice->setState(m_state, m_model, m_dataset);
    m_dataset = m_choice->dataset();
    m_past->setExports(exportFacesOf(m_state));
    m_side->setExport(m_past->current());
    showForms();
}

FormTable ExportPage::table() const { return FormTable::of(m_state["forms"], m_state["measurements"], m_dataset); }

void ExportPage::showForms() {
    const FormTable forms = table();
    m_measured->setTable(forms, m_dataset);
    m_cards->setTable(forms);
    m_side->setForm(forms, m_cards->chosen());
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
    m_export->setText(form ? tr("Export %1").arg(inButton(form->title())) : tr("Export"));
    const bool canExport = form && !m_work->isBusy() && !m_side->destination().isEmpty();
    m_export->setEnabled(canExport);
    m_export->setToolTip(m_work->isBusy() ? tr("Something is being measured, exported or verified; one after the other")
                         : canExport      ? QString()
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

template <typename T>
void ExportPage::begin(IconName icon, const QString& name, std::function<Result<T>(services::Project&, const services::Task&)> work, Done<T> done) {
    m_work->follow(shell().activities().start<T>({icon, name, QStringLiteral("export"), m_model}, std::move(work), std::move(done)), name);
}

void ExportPage::measure(const FormFace& form) {
    if (m_work->isBusy())
        return;
    const MeasurePlan plan{m_model.toStdString(),   m_dataset.toStdString(),       form.format.toStdString(),
                           form.type.toStdString(), form.measuredAs.toStdString(), folderOfForm(m_past->all(), m_model, form).toStdString()};
    begin<Json>(
        "chart"_icon, tr("Measure %1 as %2").arg(m_model, form.title()),
        [plan](services::Project& project, const services::Task& task) { return measureForm(project, plan, task); },
        [page = QPointer(this), shell = &shell()](Result<Json> result) {
            if (!result && page)
                page->m_work->showProblem(tr("The quality was not measured. Nothing was changed."), result.error());
            else if (!result)
                shell->complain(tr("The quality was not measured"), result.error());
            if (page)
                page->reload();
        });
}

void ExportPage::exportNow() {
    const FormFace* form = m_cards->chosen();
    const QString folder = m_side->destination();
    if (!form || folder.isEmpty() || m_work->isBusy())
        return;
    const services::ExportRequest request{m_model.toStdString(), form->format.toStdString(), form->type.toStdString(), folder.toStdString()};
    begin<Json>(
        "upload"_icon, tr("Export %1 as %2").arg(m_model, form->title()),
        [request](services::Project& project, const services::Task& task) { return services::exportModel(project, request, task); },
        [page = QPointer(this), shell = &shell()](Result<Json> result) {
            if (page)
                return page->exported(std::move(result));
            result ? shell->toast({State::Good, tr("Exported and verified"), QString::fromStdString(result->value("folder", ""))})
                   : shell->complain(tr("The export was not written"), result.error());
        });
}

void ExportPage::exported(Result<Json> result) {
    if (!result)
        return m_work->showProblem(tr("The export was not written. The model in the project is as it was, and no half-written folder is left."),
                                   result.error());
    const QString folder = QString::fromStdString(result->value("folder", ""));
    m_past->choose(folder);
    const Json verdict = result->value("verified", Json::object());
    shell().toast({State::Good, tr("Exported and verified"), tr("%1, %2").arg(folder, bytesText(result->value("bytes", std::uint64_t(0))))});
    m_side->showTab(ExportSide::Tab::Past);
    shell().session().ask<Json>(
        this, [model = m_model.toStdString()](services::Project& project) { return readExportState(project, model); },
        [this, verdict, folder](Result<Json> state) {
            if (!state)
                return;
            take(*state);
            m_side->showTab(ExportSide::Tab::Past);
            m_side->setVerdict(folder, verdict);
        });
}

void ExportPage::verify(const QString& folder) {
    if (m_work->isBusy())
        return;
    m_side->clearVerdict();
    begin<Json>(
        "shield"_icon, tr("Verify %1").arg(folder.section(QLatin1Char('/'), -1)),
        [path = Path(folder.toStdString())](services::Project& project, const services::Task& task) {
            return services::verifyExport(project.programs(), &project, path, task);
        },
        [page = QPointer(this), shell = &shell(), folder](Result<Json> result) {
            if (!page)
                return result ? shell->toast({State::Good, tr("Verified"), folder}) : shell->complain(tr("The export is not what it says"), result.error());
            if (!result)
                return page->m_work->showProblem(tr("The export is not what its manifest says. Do not hand it on."), result.error());
            page->m_side->setVerdict(folder, *result);
            page->reload();
        });
}

void ExportPage::tryOut(const QString& folder) {
    if (m_work->isBusy())
        return;
    const ExportFace* face = m_past->find(folder);
    const QString original = face ? face->model : m_model;
    begin<Json>(
        "columns"_icon, tr("Register %1").arg(folder.section(QLatin1Char('/'), -1)),
        [path = Path(folder.toStdString())](services::Project& project, const services::Task& task) { return services::registerExport(project, path, task); },
        [page = QPointer(this), original](Result<Json> result) {
            if (!page)
                return;
            if (!result)
                return page->m_work->showProblem(tr("The export could not be opened for trying out"), result.error());
            page->shell().go(QStringLiteral("compare"), original + QLatin1Char(',') + QString::fromStdString(result->value("name", "")));
        });
}

} // namespace danlu::ui
