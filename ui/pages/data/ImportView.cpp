#include "ui/pages/data/ImportView.h"

#include "services/dataset/Preview.h"
#include "ui/pages/data/FieldDelegate.h"
#include "ui/pages/data/FilesModel.h"
#include "ui/pages/data/ImportForm.h"
#include "ui/pages/data/MappingModel.h"
#include "ui/pages/data/PreviewModel.h"
#include "ui/pages/data/RejectedModel.h"
#include "ui/pages/data/Tables.h"
#include "ui/pages/data/TwoLineDelegate.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/style/ShownText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListView>
#include <QPushButton>
#include <QTableView>

namespace danlu::ui {
namespace {

constexpr int kFilesWidth = 272;
constexpr int kMappingRows = 8; // that are seen without scrolling
constexpr int kFileRows = 8;
constexpr int kRejectedRows = 5;
constexpr int kNameLetters = 40; // 128 bytes, whatever they are

int tableHeight(const QWidget& widget, int rows) {
    const Tokens& tokens = lookOf(widget).tokens();
    return tokens.size(Size::TableHeader) + rows * tokens.size(Size::Row) + 1;
}

/// Of a file's name what may be a dataset's.
QString importedName(const QString& path) {
    QString name = shownText(QFileInfo(path).completeBaseName().simplified());
    for (const QChar refused : {QChar(QChar::ReplacementCharacter), QChar(QLatin1Char('@'))})
        name.replace(refused, QLatin1Char('-'));
    while (name.startsWith(QLatin1Char('-')) || name.startsWith(QLatin1Char(' ')))
        name.remove(0, 1);
    name.truncate(kNameLetters);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    return name;
}

} // namespace

ImportView::ImportView(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_files(new FilesModel(this)), m_mapping(new MappingModel(this)), m_preview(new PreviewModel(this)),
      m_rejected(new RejectedModel(RejectedModel::Files::Hidden, this)), m_form(new ImportForm), m_list(new QListView),
      m_mappingTable(makeTable(*m_mapping, {180, 200})), m_previewTable(makeTable(*m_preview, {64, 520, 112, 112, 112})),
      m_rejectedTable(makeTable(*m_rejected, {88})), m_filesTitle(new PanelHeader({})), m_formTitle(new PanelHeader({})), m_mappingTitle(new PanelHeader({})),
      m_previewTitle(new PanelHeader({})), m_rejectedTitle(new PanelHeader({})),
      m_space(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes)),
      m_note(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes)), m_add(makeIconButton("plus"_icon, {})),
      m_remove(makeIconButton("trash"_icon, {})) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeFiles());
    row->addWidget(makeTables(), 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { showFile(now.row()); });
    connect(m_form, &ImportForm::optionsChanged, this, &ImportView::look);
    connect(m_form, &ImportForm::nameChanged, this, &ImportView::changed);
    connect(m_mapping, &MappingModel::chosen, this, [this](const QString& column, const QString& field, const QString& was) {
        m_form->setField(column, field, was, textAt(m_files->found(current()), "shape"));
    });
    connect(m_add, &QPushButton::clicked, this, &ImportView::chooseAsked);
    connect(m_remove, &QPushButton::clicked, this, &ImportView::removeCurrent);
    say(*this, [this] { sayAll(); });
}

Panel* ImportView::makeFiles() {
    auto* panel = new Panel(Qt::RightEdge);
    panel->setFixedWidth(kFilesWidth);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    m_filesTitle->addRight(m_remove);
    m_filesTitle->addRight(m_add);
    m_list->setModel(m_files);
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_formTitle->setLines(Qt::TopEdge | Qt::BottomEdge);
    column->addWidget(m_filesTitle);
    column->addWidget(m_list);
    column->addWidget(m_formTitle);
    column->addWidget(m_form);
    column->addStretch(1);
    auto* foot = new Panel(Qt::TopEdge);
    auto* words = new QHBoxLayout(foot);
    words->setContentsMargins(kPadding, kGap, kPadding, kGap);
    auto* lock = new Glyph("lock"_icon, Color::TextMuted);
    lock->standBeside(TextSize::Small);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(kUnit);
    lines->addWidget(m_note);
    lines->addWidget(m_space);
    words->addWidget(lock, 0, Qt::AlignTop);
    words->addLayout(lines, 1);
    column->addWidget(foot);
    return panel;
}

QWidget* ImportView::makeTables() {
    auto* panel = new Panel;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_mappingTable->setItemDelegateForColumn(MappingModel::kField, new FieldDelegate(m_mappingTable));
    m_mappingTable->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_mappingTable->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_rejectedTable->setFixedHeight(tableHeight(*this, kRejectedRows));
    m_previewTitle->setLines(Qt::TopEdge | Qt::BottomEdge);
    m_rejectedTitle->setLines(Qt::TopEdge | Qt::BottomEdge);
    column->addWidget(m_mappingTitle);
    column->addWidget(m_mappingTable);
    column->addWidget(m_previewTitle);
    column->addWidget(m_previewTable, 1);
    column->addWidget(m_rejectedTitle);
    column->addWidget(m_rejectedTable);
    return panel;
}

void ImportView::sayAll() {
    const auto name = [](QWidget& widget, const QString& text) { widget.setAccessibleName(text); };
    m_filesTitle->setTitle(tr("Files"));
    m_formTitle->setTitle(tr("How they are read"));
    m_mappingTitle->setTitle(tr("Columns"));
    m_previewTitle->setTitle(tr("Preview"));
    m_rejectedTitle->setTitle(tr("Rejected rows"));
    name(*m_list, tr("Files"));
    name(*m_mappingTable, tr("Columns"));
    name(*m_previewTable, tr("Preview"));
    name(*m_rejectedTable, tr("Rejected rows"));
    m_add->setToolTip(tr("Add files"));
    name(*m_add, tr("Add files"));
    m_remove->setToolTip(tr("Leave this file out"));
    name(*m_remove, tr("Leave this file out"));
    m_note->setText(tr("Read by a program that is shut off from network and disk. Your files stay as they are; what is imported is encrypted."));
    if (current() >= 0)
        showFile(current());
}

void ImportView::setDatasets(const std::vector<DatasetFace>& datasets) { m_form->setDatasets(datasets); }

void ImportView::clear() {
    if (m_job)
        m_job->cancel();
    m_files->clear();
    m_found = Json();
    m_form->start({});
    showFile(-1);
}

void ImportView::add(const QStringList& paths, const QString& name) {
    const bool isFirst = m_files->paths().isEmpty();
    m_files->add(paths);
    if (isFirst && !m_files->paths().isEmpty()) {
        m_form->start(name.isEmpty() ? importedName(m_files->paths().first()) : name);
        m_list->setCurrentIndex(m_files->index(0));
    }
    look();
}

void ImportView::removeCurrent() {
    const int row = current();
    if (row < 0)
        return;
    m_files->remove(row);
    look();
    showFile(current());
}

int ImportView::current() const { return m_list->currentIndex().row(); }

void ImportView::look() {
    if (m_job)
        m_job->cancel();
    m_found = Json();
    if (m_files->paths().isEmpty())
        return emit changed();
    std::vector<Path> files;
    for (const QString& path : m_files->paths())
        files.emplace_back(bytesOf(path));
    const auto work = [files, options = m_form->options()](services::Project& project, const services::Task& task) {
        return services::previewImport(project, files, options, task);
    };
    m_job = m_shell.session().act<Json>(this, work, [this, paths = m_files->paths()](Result<Json> found) {
        if (paths == m_files->paths())
            take(std::move(found));
    });
    emit changed();
}

void ImportView::take(Result<Json> found) {
    if (!found && found.error().code() == ErrorCode::Cancelled)
        return; // another look is on its way
    if (!found)
        return m_shell.complain(tr("The files could not be looked at"), found.error());
    m_found = std::move(*found);
    m_files->setFound(m_found["files"]);
    showFile(current());
}

void ImportView::showFile(int row) {
    const Json file = row >= 0 && row < m_files->rowCount() ? m_files->found(row) : Json();
    const bool isKnown = file.is_object();
    m_mapping->setFile(file);
    m_preview->setFile(file);
    layColumns();
    m_rejected->setRows(isKnown ? file.value("rejected", Json::array()) : Json::array());
    if (isKnown && !file.contains("problem"))
        m_form->setDetected(file);
    const auto rejected = countAt(file, "rejected_rows");
    m_formTitle->setFacts(row >= 0 && row < m_files->rowCount() ? QFileInfo(m_files->paths()[row]).fileName() : QString());
    m_mappingTitle->setFacts(isKnown && m_mapping->rowCount() > 0 ? tr("%1 of %2 are taken").arg(countText(m_mapping->used()), countText(m_mapping->rowCount()))
                                                                  : QString());
    m_previewTitle->setFacts(m_preview->rowCount() > 0             ? tr("the first %n row(s)", nullptr, m_preview->rowCount())
                             : isKnown && file.contains("problem") ? problemText(textAt(file, "problem"))
                                                                   : QString());
    m_rejectedTitle->setFacts(tr("%1, all others are imported").arg(countText(rejected)));
    m_rejectedTitle->setVisible(rejected > 0);
    m_rejectedTable->setVisible(rejected > 0);
    m_remove->setEnabled(row >= 0);
    m_filesTitle->setFacts(m_found.is_object()
                               ? QStringLiteral("%1 · %2").arg(countText(m_files->rowCount()), bytesText(std::uint64_t(countAt(m_found, "bytes"))))
                               : countText(m_files->rowCount()));
    m_space->setText(
        m_found.is_object()
            ? tr("Takes about %1; %2 are free.").arg(bytesText(std::uint64_t(countAt(m_found, "needed"))), bytesText(std::uint64_t(countAt(m_found, "free"))))
            : QString());
    m_space->setVisible(!m_space->text().isEmpty());
    emit changed();
}

/// Tables are as high as what they show, and texts of the preview get what other columns leave.
void ImportView::layColumns() {
    m_list->setFixedHeight(std::clamp(m_files->rowCount(), 1, kFileRows) * lookOf(*this).tokens().size(Size::RowTwoLine) + 1);
    m_mappingTable->setFixedHeight(tableHeight(*this, std::clamp(m_mapping->rowCount(), 2, kMappingRows)));
    QHeaderView& header = *m_previewTable->horizontalHeader();
    header.setStretchLastSection(false);
    for (int column = 0; column < m_preview->columnCount(); ++column) {
        const RowColumn kind = m_preview->columnAt(column);
        header.setSectionResizeMode(column, isElastic(kind) ? QHeaderView::Stretch : QHeaderView::Interactive);
        header.resizeSection(column, usualWidth(kind));
    }
}

QString ImportView::facts() const {
    if (m_files->paths().isEmpty())
        return tr("choose files or drop them here");
    if (!m_found.is_object())
        return tr("looking at the files…");
    if (countAt(m_found, "needed") > countAt(m_found, "free"))
        return tr("the disk has too little room: %1 needed, %2 free")
            .arg(bytesText(std::uint64_t(countAt(m_found, "needed"))), bytesText(std::uint64_t(countAt(m_found, "free"))));
    QStringList facts{tr("%1 rows can be taken").arg(countText(countAt(m_found, "rows")))};
    if (const auto rejected = countAt(m_found, "rejected_rows"); rejected > 0)
        facts << tr("%1 rejected").arg(countText(rejected));
    if (!m_found.value("whole", true))
        facts << tr("of the first %1 of each file").arg(bytesText(services::kPreviewBytes));
    if (const int left = m_files->rowCount() - int(m_files->usable().size()); left > 0)
        facts << tr("%n file(s) left out", nullptr, left);
    return facts.join(QStringLiteral(" · "));
}

QString ImportView::actText() const {
    const bool isCounted = m_found.is_object() && m_found.value("whole", true) && countAt(m_found, "rows") > 0;
    return isCounted ? tr("Import %1 rows").arg(countText(countAt(m_found, "rows"))) : tr("Import");
}

bool ImportView::isReady() const {
    return m_found.is_object() && !m_files->usable().empty() && m_form->problem().isEmpty() && countAt(m_found, "needed") <= countAt(m_found, "free");
}

void ImportView::act() {
    services::ImportRequest request{{}, bytesOf(m_form->name()), m_form->options(), m_form->existing()};
    for (const int row : m_files->usable())
        request.files.emplace_back(bytesOf(m_files->paths()[row]));
    const QString name = m_form->name();
    const auto work = [request](services::Project& project, const services::Task& task) { return services::importDataset(project, request, task); };
    // It may end when this page is long gone.
    m_shell.activities().start<Json>(
        {"download"_icon, tr("Import of %1").arg(name), QStringLiteral("data"), name}, work, [&shell = m_shell, name](Result<Json> done) {
            if (!done)
                return shell.complain(tr("“%1” was not imported; nothing was kept").arg(name), done.error());
            const QString reference = name + QLatin1Char('@') + QString::number(countAt(*done, "version"));
            const QString text = tr("%1 rows, %2 rejected").arg(countText(countAt(*done, "rows")), countText(countAt(*done, "rejected_rows")));
            shell.toast(
                {State::Good, tr("“%1” is imported").arg(name), text, tr("Show"), [&shell, reference] { shell.go(QStringLiteral("data"), reference); }});
        });
    clear();
    emit started();
}

} // namespace danlu::ui
