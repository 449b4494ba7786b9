#include "ui/pages/data/DataPage.h"

#include "ui/pages/data/ActivityStrip.h"
#include "ui/pages/data/DatasetList.h"
#include "ui/pages/data/DropVeil.h"
#include "ui/pages/data/EmptyData.h"
#include "ui/pages/data/ImportView.h"
#include "ui/pages/data/Lineage.h"
#include "ui/pages/data/RecipeView.h"
#include "ui/pages/data/RowsModel.h"
#include "ui/pages/data/VersionView.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Splitter.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

namespace danlu::ui {
namespace {

constexpr int kListWidth = 224;
const QString kListWidthKey = QStringLiteral("data/list-width");

QStringList filesOf(const QMimeData& dropped) {
    QStringList paths;
    for (const QUrl& url : dropped.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

DataPage::DataPage(Shell& shell, QWidget* parent)
    : Page(shell, parent), m_stack(new QStackedWidget), m_split(new Splitter(Qt::Horizontal)), m_list(new DatasetList), m_version(new VersionView(shell)),
      m_empty(new EmptyData(shell)), m_import(new ImportView(shell)), m_recipe(new RecipeView(shell)), m_veil(new DropVeil(*this)),
      m_toRecipe(makeButton({{}, "filter"_icon, {}})), m_toExport(makeButton({{}, "export"_icon, {}})), m_load(makeButton({{}, "folder"_icon, {}})),
      m_save(makeButton({{}, "download"_icon, {}})), m_back(makeButton({})), m_primary(makeButton({{}, "plus"_icon, {}}, Kind::Primary)) {
    auto* column = new QWidget;
    auto* rows = new QVBoxLayout(column);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(new ActivityStrip(shell, QStringLiteral("data")));
    rows->addWidget(m_stack, 1);
    m_stack->addWidget(makeBrowser());
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_import);
    m_stack->addWidget(m_recipe);
    makeButtons(); // before the content, so that the keyboard comes to them first
    setContent(column);
    setAcceptDrops(true);
    connectViews();
    ui::say(*this, [this] {
        sayTitle();
        showLineage();
    });
    reload();
}

QWidget* DataPage::makeBrowser() {
    m_split->addWidget(m_list);
    m_split->addWidget(m_version);
    m_split->setStretchFactor(1, 1);
    const QVariant width = shell().preferences().remembered(kListWidthKey);
    m_split->setSizes({width.isValid() ? width.toInt() : kListWidth, 1200});
    connect(m_split, &QSplitter::splitterMoved, this, [this](int at) { shell().preferences().remember(kListWidthKey, at); });
    return m_split;
}

void DataPage::makeButtons() {
    for (QPushButton* button : {m_load, m_save, m_toRecipe, m_toExport, m_back})
        title().addButton(button);
    title().setPrimary(m_primary);
    connect(m_toRecipe, &QPushButton::clicked, this, [this] { setMode(Mode::Recipe); });
    connect(m_toExport, &QPushButton::clicked, this, [this] { m_version->show(VersionView::Tab::Export); });
    connect(m_back, &QPushButton::clicked, this, &DataPage::backToData);
    connect(m_load, &QPushButton::clicked, m_recipe, &RecipeView::load);
    connect(m_save, &QPushButton::clicked, m_recipe, &RecipeView::save);
    connect(m_primary, &QPushButton::clicked, this, &DataPage::actPrimary);
}

void DataPage::connectViews() {
    const auto made = [this](const QString& reference) {
        m_wanted = reference;
        reload();
    };
    connect(m_list, &DatasetList::chosenChanged, this, &DataPage::showVersion);
    connect(m_list, &DatasetList::importClicked, this, &DataPage::chooseFiles);
    connect(m_version, &VersionView::made, this, made);
    connect(m_version, &VersionView::datasetGone, this, &DataPage::gone);
    connect(m_version, &VersionView::deleted, this, [this](const QString& name) {
        m_shown.clear();
        m_wanted = name.isEmpty() ? m_deleting : QString();
        reload();
    });
    connect(&m_version->model(), &RowsModel::opened, this, &DataPage::sayTitle);
    connect(m_empty, &EmptyData::chooseAsked, this, &DataPage::chooseFiles);
    connect(m_empty, &EmptyData::sampleAsked, this, &DataPage::importSample);
    connect(m_import, &ImportView::changed, this, &DataPage::sayTitle);
    connect(m_import, &ImportView::chooseAsked, this, &DataPage::chooseFiles);
    connect(m_import, &ImportView::started, this, &DataPage::backToData);
    connect(m_recipe, &RecipeView::changed, this, &DataPage::sayTitle);
    connect(m_recipe, &RecipeView::made, this, made);
    connect(m_recipe, &RecipeView::started, this, &DataPage::backToData);
    connect(&shell().session(), &Session::changed, this, &DataPage::reload);
    connect(&shell().runs(), &RunsWatch::changed, this, &DataPage::showLineage);
}

QWidget* DataPage::first() { return m_mode == Mode::Empty ? m_empty->first() : m_list->view(); }

void DataPage::open(const QString& what) {
    if (what == QStringLiteral("import"))
        return chooseFiles();
    if (what.startsWith(QLatin1Char('/')))
        return importFiles(what.split(QLatin1Char('\n')));
    if (what.isEmpty())
        return;
    m_wanted = what;
    if (m_mode != Mode::Empty)
        setMode(Mode::Browse);
    reload();
}

void DataPage::reload() {
    shell().session().ask<std::vector<DatasetFace>>(this, readDatasets, [this](Result<std::vector<DatasetFace>> datasets) {
        if (datasets)
            take(std::move(*datasets));
    });
}

void DataPage::take(std::vector<DatasetFace> datasets) {
    m_isLoaded = true;
    m_import->setDatasets(datasets);
    m_list->setDatasets(std::move(datasets));
    const auto& model = m_list->model();
    if (!m_shown.isEmpty() && !model.indexOf(m_shown).isValid() && m_wanted.isEmpty())
        gone();
    QString next = model.indexOf(m_wanted).isValid() ? std::exchange(m_wanted, {}) : m_shown;
    if (!model.indexOf(next).isValid() && !model.datasets().empty())
        next = model.datasets().front().name;
    if (model.datasets().empty() && m_mode == Mode::Browse)
        setMode(Mode::Empty);
    else if (!model.datasets().empty() && m_mode == Mode::Empty)
        setMode(Mode::Browse);
    if (const VersionFace* version = model.versionAt(model.indexOf(next)))
        showVersion(version->reference());
    sayTitle();
}

const VersionFace* DataPage::shownVersion() const { return m_list->model().versionAt(m_list->model().indexOf(m_shown)); }

void DataPage::showVersion(const QString& reference) {
    const auto& model = m_list->model();
    const VersionFace* version = model.versionAt(model.indexOf(reference));
    if (!version)
        return;
    m_shown = version->reference();
    m_deleting = version->dataset;
    m_list->choose(m_shown);
    m_version->open(*model.dataset(version->dataset), *version);
    if (m_mode == Mode::Recipe)
        m_recipe->open(*model.dataset(version->dataset), *version);
    showLineage();
    sayTitle();
}

void DataPage::setMode(Mode mode) {
    m_mode = mode;
    m_stack->setCurrentWidget(mode == Mode::Empty    ? static_cast<QWidget*>(m_empty)
                              : mode == Mode::Import ? m_import
                              : mode == Mode::Recipe ? m_recipe
                                                     : static_cast<QWidget*>(m_split));
    if (const VersionFace* version = shownVersion(); version && mode == Mode::Recipe)
        m_recipe->open(*m_list->model().dataset(version->dataset), *version);
    sayTitle();
}

void DataPage::backToData() {
    if (m_mode == Mode::Import)
        m_import->clear();
    setMode(m_list->model().datasets().empty() ? Mode::Empty : Mode::Browse);
    if (QWidget* to = first())
        to->setFocus(Qt::OtherFocusReason);
}

void DataPage::actPrimary() {
    if (m_mode == Mode::Import)
        m_import->act();
    else if (m_mode == Mode::Recipe)
        m_recipe->act();
    else
        chooseFiles();
}

void DataPage::chooseFiles() {
    auto* dialog = new QFileDialog(this, tr("Files to import"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Texts and tables (*.csv *.tsv *.jsonl *.json *.ndjson *.txt *.md)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) { importFiles(files); });
    dialog->open();
}

void DataPage::importSample() {
    const Path samples = shell().session().programs().resources / "samples";
    importFiles({textOf((samples / "tickets.jsonl").string()), textOf((samples / "tickets-old.csv").string())}, QStringLiteral("tickets"));
}

void DataPage::importFiles(const QStringList& paths, const QString& name) {
    if (paths.isEmpty())
        return;
    m_import->add(paths, name);
    setMode(Mode::Import);
}

void DataPage::dragEnterEvent(QDragEnterEvent* event) {
    const QStringList files = filesOf(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    m_veil->setFiles(int(files.size()));
}

void DataPage::dragLeaveEvent(QDragLeaveEvent*) { m_veil->hide(); }

void DataPage::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    m_veil->hide();
    importFiles(filesOf(*event->mimeData()));
}

void DataPage::showLineage() {
    const VersionFace* version = shownVersion();
    if (!version)
        return m_list->setLineage({}, {});
    const auto runs = std::ranges::count(shell().runs().all(), m_shown, &RunFace::dataset);
    m_list->setLineage(tr("Where @%1 comes from").arg(version->number), lineageOf(*m_list->model().dataset(version->dataset), *version, int(runs)));
}

void DataPage::gone() {
    if (m_shown.isEmpty())
        return;
    shell().toast({State::Warning, tr("“%1” is not there any more").arg(m_shown), tr("It was deleted or renamed. The list shows what there is now.")});
    m_shown.clear();
    m_version->close();
    if (m_mode == Mode::Recipe)
        setMode(Mode::Browse);
}

QString DataPage::browseFacts(const VersionFace& version) const {
    QStringList facts{tr("%1 rows").arg(countText(version.rows)), kindText(m_list->model().dataset(version.dataset)->kind)};
    const auto& rows = m_version->model();
    if (rows.reference() == m_shown && rows.hasSplit())
        facts << tr("train %1 / validation %2 / test %3")
                     .arg(countText(std::int64_t(rows.splits().train)), countText(std::int64_t(rows.splits().validation)),
                          countText(std::int64_t(rows.splits().test)));
    facts << whenText(version.created);
    return facts.join(QStringLiteral(" · "));
}

void DataPage::sayTitle() {
    const VersionFace* version = shownVersion();
    if (m_mode == Mode::Import) {
        title().setPath({tr("Data"), tr("Import")});
        title().setFacts(m_import->facts());
    } else if (m_mode == Mode::Recipe) {
        title().setPath({tr("Data"), m_shown, tr("Cleaning recipe")});
        title().setFacts({});
    } else {
        title().setPath(version ? QStringList{tr("Data"), m_shown} : QStringList{tr("Data")});
        title().setFacts(version ? browseFacts(*version) : m_isLoaded ? tr("no dataset yet") : QString());
    }
    sayButtons();
}

void DataPage::sayButtons() {
    const bool isBrowsing = m_mode == Mode::Browse && shownVersion(), isRecipe = m_mode == Mode::Recipe;
    m_toRecipe->setText(tr("Cleaning recipe"));
    m_toExport->setText(tr("Export"));
    m_load->setText(tr("Load recipe…"));
    m_save->setText(tr("Save…"));
    m_back->setText(isRecipe ? tr("Back to the rows") : tr("Cancel"));
    m_toRecipe->setVisible(isBrowsing);
    m_toExport->setVisible(isBrowsing);
    m_load->setVisible(isRecipe);
    m_save->setVisible(isRecipe);
    m_back->setVisible(isRecipe || m_mode == Mode::Import);
    const bool isAct = isRecipe || m_mode == Mode::Import;
    m_primary->setText(isRecipe ? m_recipe->actText() : m_mode == Mode::Import ? m_import->actText() : tr("Import data"));
    m_primary->setIcon(themedIcon(isRecipe ? "play"_icon : isAct ? "download"_icon : "plus"_icon));
    m_primary->setEnabled(isRecipe ? m_recipe->isReady() : m_mode == Mode::Import ? m_import->isReady() : true);
    setKind(*m_primary, m_mode == Mode::Empty ? Kind::Normal : Kind::Primary);
}

} // namespace danlu::ui
