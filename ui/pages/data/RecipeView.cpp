#include "ui/pages/data/RecipeView.h"

#include "services/dataset/CleanPreview.h"
#include "services/dataset/Dataset.h"
#include "ui/pages/data/DiffDelegate.h"
#include "ui/pages/data/KeptBars.h"
#include "ui/pages/data/LengthBounds.h"
#include "ui/pages/data/OptionsForm.h"
#include "ui/pages/data/StepWords.h"
#include "ui/pages/data/StepsModel.h"
#include "ui/pages/data/Tables.h"
#include "ui/pages/data/TwoLineDelegate.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/SegmentedControl.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>

namespace danlu::ui {
namespace {

constexpr int kStepsWidth = 280, kOptionsWidth = 300;
constexpr int kPreviewMillis = 200;
constexpr std::uint64_t kRecipeBytes = 1u << 20;

struct Previewed {
    Json found;
    std::vector<DiffModel::Compared> rows;
};

QVBoxLayout* plainColumn(QWidget& panel) {
    auto* column = new QVBoxLayout(&panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

RecipeView::RecipeView(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_steps(new StepsModel(this)), m_diff(new DiffModel(this)), m_list(new QListView), m_table(makeTable(*m_diff, {64})),
      m_options(new OptionsForm), m_bounds(new LengthBounds), m_kept(new KeptBars), m_show(new SegmentedControl({}, {{}, {}, {}})),
      m_stepsTitle(new PanelHeader({})), m_keptTitle(new PanelHeader({})), m_optionsTitle(new PanelHeader({})),
      m_state(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})),
      m_note(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes)), m_add(makeIconButton("plus"_icon, {})),
      m_remove(makeIconButton("trash"_icon, {})), m_up(makeIconButton("arrow-up"_icon, {})), m_down(makeIconButton("arrow-down"_icon, {})) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeSteps());
    row->addWidget(makeRows(), 1);
    row->addWidget(makeOptions());
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPreviewMillis);
    connect(&m_soon, &QTimer::timeout, this, &RecipeView::preview);
    connect(m_steps, &QAbstractItemModel::modelReset, this, [this] { m_list->setCurrentIndex(m_steps->index(0)); });
    connect(m_steps, &StepsModel::recipeChanged, this, [this] {
        m_soon.start();
        emit changed();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RecipeView::showStep);
    connect(m_options, &OptionsForm::edited, this, [this](const std::string& key, const Json& value) {
        m_steps->setOption(current(), key, value);
        showBounds();
    });
    connect(m_bounds, &LengthBounds::moved, this, [this](const std::string& key, const Json& value) {
        m_steps->setOption(current(), key, value);
        showStep();
    });
    connect(m_show, &SegmentedControl::chosen, this, [this](int part) { m_diff->setShow(DiffModel::Show(part)); });
    connect(m_add, &QPushButton::clicked, this, &RecipeView::showAdd);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (current() >= 0)
            m_steps->removeStep(current());
        showStep();
    });
    const auto move = [this](int by) { m_list->setCurrentIndex(m_steps->index(m_steps->moveStep(current(), by))); };
    connect(m_up, &QPushButton::clicked, this, [move] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [move] { move(1); });
    connect(new QShortcut(Qt::CTRL | Qt::Key_Up, m_list), &QShortcut::activated, this, [move] { move(-1); });
    connect(new QShortcut(Qt::CTRL | Qt::Key_Down, m_list), &QShortcut::activated, this, [move] { move(1); });
    connect(new QShortcut(QKeySequence::Delete, m_list), &QShortcut::activated, m_remove, &QPushButton::click);
    say(*this, [this] { sayAll(); });
}

Panel* RecipeView::makeSteps() {
    auto* panel = new Panel(Qt::RightEdge);
    panel->setFixedWidth(kStepsWidth);
    QVBoxLayout* column = plainColumn(*panel);
    column->setContentsMargins(0, 0, 1, 0);
    for (QPushButton* button : {m_up, m_down, m_remove, m_add})
        m_stepsTitle->addRight(button);
    m_list->setModel(m_steps);
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_keptTitle->setLines(Qt::TopEdge | Qt::BottomEdge);
    column->addWidget(m_stepsTitle);
    column->addWidget(m_list, 1);
    column->addWidget(m_keptTitle);
    column->addWidget(m_kept);
    return panel;
}

Panel* RecipeView::makeRows() {
    auto* panel = new Panel;
    QVBoxLayout* column = plainColumn(*panel);
    auto* bar = new Panel(Qt::BottomEdge);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kPadding, 0, kPadding, 0);
    row->addWidget(m_show);
    row->addStretch(1);
    bar->setFixedHeight(lookOf(*this).tokens().size(Size::Toolbar));
    m_table->setItemDelegate(new DiffDelegate(m_table));
    m_table->verticalHeader()->setDefaultSectionSize(DiffDelegate::rowHeight(*this));
    m_table->horizontalHeader()->setSectionResizeMode(DiffModel::kBefore, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(DiffModel::kAfter, QHeaderView::Stretch);
    auto* foot = new Panel(Qt::TopEdge);
    auto* words = new QHBoxLayout(foot);
    words->setContentsMargins(kPadding, 0, kPadding, 0);
    words->addWidget(m_state);
    words->addStretch(1);
    foot->setFixedHeight(lookOf(*this).tokens().size(Size::StatusBar));
    column->addWidget(bar);
    column->addWidget(m_table, 1);
    column->addWidget(foot);
    return panel;
}

Panel* RecipeView::makeOptions() {
    auto* panel = new Panel(Qt::LeftEdge);
    panel->setFixedWidth(kOptionsWidth);
    QVBoxLayout* column = plainColumn(*panel);
    column->setContentsMargins(1, 0, 0, 0);
    column->addWidget(m_optionsTitle);
    column->addWidget(m_bounds);
    column->addWidget(m_options, 1);
    auto* foot = new Panel(Qt::TopEdge);
    auto* words = new QHBoxLayout(foot);
    words->setContentsMargins(kPadding, kGap, kPadding, kGap);
    words->addWidget(m_note);
    column->addWidget(foot);
    return panel;
}

void RecipeView::sayAll() {
    const auto name = [](QPushButton& button, const QString& text) {
        button.setToolTip(text);
        button.setAccessibleName(text);
    };
    m_stepsTitle->setTitle(tr("Steps"));
    m_keptTitle->setTitle(tr("Rows left"));
    name(*m_add, tr("Add a step"));
    name(*m_remove, tr("Remove the step (Delete)"));
    name(*m_up, tr("Move the step up (Ctrl+Up)"));
    name(*m_down, tr("Move the step down (Ctrl+Down)"));
    m_list->setAccessibleName(tr("Steps of the recipe"));
    m_table->setAccessibleName(tr("Rows before and after"));
    m_show->setAccessibleName(tr("Which rows"));
    m_kept->setAccessibleName(tr("Rows left"));
    m_note->setText(tr("The version stays as it is; the result is version @%1.").arg(m_next));
    showCounts();
    showStep();
}

void RecipeView::open(const DatasetFace& dataset, const VersionFace& version) {
    const bool isOther = m_version.reference() != version.reference();
    m_version = version;
    m_next = dataset.versions.front().number + 1;
    if (m_steps->rowCount() == 0)
        start(dataset);
    if (isOther)
        m_soon.start();
    sayAll();
    emit changed();
}

/// The recipe of the newest cleaned version, so that one can go on from it.
void RecipeView::start(const DatasetFace& dataset) {
    for (const VersionFace& version : dataset.versions)
        if (version.made == QStringLiteral("clean") && version.details.contains("recipe"))
            return m_steps->setRecipe(version.details["recipe"]);
    readSample();
}

void RecipeView::readSample() {
    const auto work = [](services::Project& project) { return services::sampleRecipe(project.programs()); };
    m_shell.session().ask<Json>(this, work, [this](Result<Json> recipe) {
        if (recipe && m_steps->rowCount() == 0)
            m_steps->setRecipe(*recipe);
    });
}

int RecipeView::current() const { return m_list->currentIndex().row(); }

void RecipeView::preview() {
    if (m_job)
        m_job->cancel();
    const Json recipe = m_steps->recipe();
    if (recipe.empty() || m_version.rows == 0) {
        m_found = Json();
        m_diff->setRows({}, {});
        m_steps->setCounts({});
        return showCounts();
    }
    const auto work = [name = bytesOf(m_version.reference()), recipe = toText(recipe)](services::Project& project,
                                                                                       const services::Task& task) -> Result<Previewed> {
        DANLU_TRY(Json found, services::previewCleaning(project, name, recipe, {}, task));
        auto rows = comparedRows(found["rows"]);
        return Previewed{std::move(found), std::move(rows)};
    };
    m_state->setText(tr("trying the recipe…"));
    m_job = m_shell.session().act<Previewed>(this, work, [this](Result<Previewed> previewed) {
        if (previewed)
            take(previewed->found, std::move(previewed->rows));
        else if (previewed.error().code() != ErrorCode::Cancelled) {
            m_found = Json();
            m_state->setText(tr("The recipe cannot run like this: options of a step contradict each other."));
            m_state->setToolTip(textOf(previewed.error().chain()));
            emit changed();
        }
    });
}

void RecipeView::take(const Json& found, std::vector<DiffModel::Compared> rows) {
    m_found = found;
    QStringList names;
    for (const Json& step : found["steps"])
        names << textAt(step, "step");
    m_diff->setRows(std::move(rows), names);
    m_steps->setCounts(found["steps"]);
    showCounts();
    showBounds();
    emit changed();
}

void RecipeView::showCounts() {
    const auto changedRows = countAt(m_found, "changed"), dropped = countAt(m_found, "dropped"), sampled = countAt(m_found, "sampled");
    m_show->setPartTexts(
        {tr("All %1").arg(countText(changedRows + dropped)), tr("Changed %1").arg(countText(changedRows)), tr("Dropped %1").arg(countText(dropped))});
    if (!m_found.is_object()) {
        m_keptTitle->setFacts({});
        m_kept->setBars({});
        return m_state->setText(m_steps->rowCount() == 0 ? tr("Add a step to see what it does.") : QString());
    }
    const QString all = sampled < countAt(m_found, "total")
                            ? tr("tried on the first %1 of %2 rows").arg(countText(sampled), countText(countAt(m_found, "total")))
                            : tr("tried on all %1 rows").arg(countText(sampled));
    const qint64 shown = m_diff->rowCount();
    m_state->setText(shown < changedRows + dropped && m_show->current() == 0 ? all + QStringLiteral(" · ") + tr("the first %1 are shown").arg(countText(shown))
                                                                             : all);
    m_keptTitle->setFacts(QStringLiteral("%1 / %2").arg(countText(countAt(m_found, "kept")), countText(sampled)));
    std::vector<KeptBars::Bar> bars{{QStringLiteral("@%1").arg(m_version.number), sampled}};
    for (const Json& step : m_found["steps"])
        if (const auto gone = countAt(step, "dropped"); gone > 0)
            bars.push_back({stepText(textAt(step, "step")), bars.back().left - gone});
    m_kept->setBars(std::move(bars));
}

void RecipeView::showStep() {
    const int row = current();
    const bool isStep = row >= 0 && row < m_steps->rowCount();
    m_remove->setEnabled(isStep);
    m_up->setEnabled(isStep && row > 0);
    m_down->setEnabled(isStep && row + 1 < m_steps->rowCount());
    m_optionsTitle->setTitle(isStep ? stepText(textAt(m_steps->step(row), "step")) : tr("Options"));
    m_optionsTitle->setFacts(isStep ? tr("step %1").arg(countText(row + 1)) : tr("choose a step"));
    m_options->setStep(isStep ? aboutStep(textAt(m_steps->step(row), "step")) : Json(), isStep ? m_steps->step(row) : Json());
    showBounds();
}

/// How long rows are, where the step is about that.
void RecipeView::showBounds() {
    const int row = current();
    const bool isShown = row >= 0 && row < m_steps->rowCount() && textAt(m_steps->step(row), "step") == QStringLiteral("length") && m_found.is_object();
    m_bounds->setVisible(isShown);
    if (isShown)
        m_bounds->setStep(m_found["lengths"], m_steps->step(row));
}

void RecipeView::showAdd() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Json& about : knownSteps()) {
        const QString step = textAt(about, "step");
        QAction* action = menu->addAction(stepText(step));
        connect(action, &QAction::triggered, this, [this, step] {
            m_steps->addStep(step);
            m_list->setCurrentIndex(m_steps->index(m_steps->rowCount() - 1));
        });
    }
    menu->addSeparator();
    menu->addAction(tr("All steps of the sample's recipe"), this, [this] {
        m_steps->setRecipe(Json::array());
        readSample();
    });
    menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

QString RecipeView::actText() const { return tr("Make version @%1").arg(m_next); }

bool RecipeView::isReady() const { return m_found.is_object() && countAt(m_found, "kept") > 0 && !m_steps->recipe().empty(); }

void RecipeView::act() {
    const QString reference = m_version.reference(), name = m_version.dataset;
    const auto work = [reference = bytesOf(reference), recipe = toText(m_steps->recipe())](services::Project& project, const services::Task& task) {
        return services::cleanDataset(project, reference, recipe, task);
    };
    m_shell.activities().start<Json>({"filter"_icon, tr("Cleaning of %1").arg(reference), QStringLiteral("data"), name}, work,
                                     [&shell = m_shell, self = QPointer(this), name, reference](Result<Json> done) {
                                         if (!done)
                                             return shell.complain(tr("“%1” was not cleaned; nothing was changed").arg(reference), done.error());
                                         const QString now = name + QLatin1Char('@') + QString::number(countAt(*done, "version"));
                                         shell.toast(
                                             {State::Good, tr("“%1” is made").arg(now),
                                              tr("%1 rows left, %2 dropped").arg(countText(countAt(*done, "rows")), countText(countAt(*done, "dropped")))});
                                         if (self)
                                             emit self->made(now);
                                     });
    emit started();
}

void RecipeView::take(Result<Json> recipe, const QString& from) {
    if (!recipe)
        return m_shell.complain(tr("“%1” is no recipe").arg(from), recipe.error());
    m_steps->setRecipe(*recipe);
}

void RecipeView::load() {
    auto* dialog = new QFileDialog(this, tr("Load a recipe"), {}, tr("Recipes (*.yaml *.yml *.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const auto work = [path = Path(bytesOf(file))](services::Project&) -> Result<Json> {
            DANLU_TRY(const Bytes yaml, readFile(path, kRecipeBytes));
            return services::readRecipe(yaml);
        };
        m_shell.session().ask<Json>(this, work, [this, file](Result<Json> recipe) { take(std::move(recipe), QFileInfo(file).fileName()); });
    });
    dialog->open();
}

void RecipeView::save() {
    auto* dialog = new QFileDialog(this, tr("Save the recipe"), QStringLiteral("recipe.yaml"), tr("Recipes (*.yaml *.yml *.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("yaml"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const auto work = [path = Path(bytesOf(file)), text = services::recipeYaml(m_steps->recipe())](services::Project&) {
            return writeFileAtomically(path, text);
        };
        m_shell.session().ask<std::monostate>(this, work, [this, file](Result<std::monostate> done) {
            if (!done)
                return m_shell.complain(tr("The recipe was not saved"), done.error());
            m_shell.toast({State::Good, tr("The recipe is saved"), file});
        });
    });
    dialog->open();
}

} // namespace danlu::ui
