#include "ui/pages/data/ExportPanel.h"

#include "services/dataset/Dataset.h"
#include "ui/pages/data/FilesModel.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/style/ShownText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kExportWidth = 640;
constexpr TextLook kExportText{TextSize::Base, Weight::Regular, Color::TextMuted};

QString exportFormText(const QString& form) {
    return form == QStringLiteral("csv") ? ExportPanel::tr("CSV, for spreadsheets") : ExportPanel::tr("%1 (JSON lines, %2)").arg(shapeText(form), form);
}

} // namespace

ExportPanel::ExportPanel(Shell& shell, QWidget* parent)
    : Panel({}, parent), m_shell(shell), m_title(new PanelHeader({})), m_explanation(new Label({}, kExportText, Wrap::Yes)),
      m_formLabel(new Label({}, kExportText)), m_partLabel(new Label({}, kExportText)), m_fileLabel(new Label({}, kExportText)),
      m_problem(new Label({}, {TextSize::Small, Weight::Regular, Color::Bad}, Wrap::Yes)), m_form(new QComboBox), m_part(new QComboBox), m_file(new QLineEdit),
      m_choose(makeButton({{}, "folder"_icon, {}})), m_act(makeButton({{}, "export"_icon, {}}, Kind::Primary)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    auto* form = new QWidget;
    form->setMaximumWidth(kExportWidth);
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins(kPageEdge, kPadding, kPageEdge, kPadding);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_explanation, 0, 0, 1, 3);
    grid->addWidget(m_formLabel, 1, 0);
    grid->addWidget(m_form, 1, 1);
    grid->addWidget(m_partLabel, 2, 0);
    grid->addWidget(m_part, 2, 1);
    grid->addWidget(m_fileLabel, 3, 0);
    grid->addWidget(m_file, 3, 1);
    grid->addWidget(m_choose, 3, 2);
    grid->addWidget(m_problem, 4, 1, 1, 2);
    grid->addWidget(m_act, 5, 1);
    column->addWidget(form);
    column->addStretch(1);
    for (const char* part : {"", "train", "validation", "test"})
        m_part->addItem(QString(), QLatin1String(part));
    connect(m_form, &QComboBox::activated, this, &ExportPanel::suggest);
    connect(m_part, &QComboBox::activated, this, &ExportPanel::suggest);
    connect(m_file, &QLineEdit::textEdited, this, [this] { m_isOwnName = true; });
    connect(m_file, &QLineEdit::textChanged, this, &ExportPanel::check);
    connect(m_choose, &QPushButton::clicked, this, &ExportPanel::choose);
    connect(m_act, &QPushButton::clicked, this, &ExportPanel::write);
    say(*this, [this] { sayAll(); });
}

void ExportPanel::sayAll() {
    m_title->setTitle(tr("Export to a file"));
    m_explanation->setText(tr("The file is not encrypted: whoever has it can read it. The audit log notes who exported what, with the file's hash."));
    const auto name = [](Label& label, QWidget& field, const QString& text) {
        label.setText(text);
        field.setAccessibleName(text);
    };
    name(*m_formLabel, *m_form, tr("Form"));
    name(*m_partLabel, *m_part, tr("Rows"));
    name(*m_fileLabel, *m_file, tr("File"));
    m_choose->setText(tr("Choose…"));
    m_act->setText(tr("Export %1").arg(inButton(m_version.reference())));
    const Split parts[] = {Split::None, Split::Train, Split::Validation, Split::Test};
    for (int i = 0; i < m_part->count(); ++i)
        m_part->setItemText(i, i == 0 ? tr("all rows") : splitText(parts[i]));
    for (int i = 0; i < m_form->count(); ++i)
        m_form->setItemText(i, exportFormText(m_form->itemData(i).toString()));
    check();
}

void ExportPanel::open(const DatasetFace& dataset, const VersionFace& version) {
    const bool isOther = m_version.reference() != version.reference();
    m_version = version;
    if (m_kind != dataset.kind) {
        m_kind = dataset.kind;
        m_form->clear();
        for (const auto& form : services::exportForms(bytesOf(m_kind)))
            m_form->addItem(QString(), textOf(form));
    }
    if (isOther) // a file that somebody named stays for its version
        m_isOwnName = false;
    suggest();
    sayAll();
}

void ExportPanel::setHasSplit(bool hasSplit) {
    if (!hasSplit)
        m_part->setCurrentIndex(0);
    m_part->setEnabled(hasSplit);
    m_part->setToolTip(hasSplit ? QString() : tr("The version is not split into parts"));
    suggest();
}

void ExportPanel::suggest() {
    const QString extension = m_form->currentData().toString() == QStringLiteral("csv") ? QStringLiteral("csv") : QStringLiteral("jsonl");
    const QString part = m_part->currentData().toString();
    if (m_isOwnName)
        return check();
    QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    if (!documents.exists())
        documents = QDir::home();
    QString name = m_version.dataset + QLatin1Char('-') + QString::number(m_version.number) + (part.isEmpty() ? QString() : QLatin1Char('-') + part);
    m_file->setText(documents.filePath(name + QLatin1Char('.') + extension));
    check();
}

void ExportPanel::check() {
    const QFileInfo file(m_file->text());
    const QString problem = m_file->text().isEmpty() || file.isDir()  ? tr("Name a file.")
                            : file.exists()                           ? tr("This file exists already; an export never overwrites.")
                            : !QFileInfo(file.absolutePath()).isDir() ? tr("The folder does not exist.")
                                                                      : QString();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    setValidity(*m_file, problem.isEmpty() ? Validity::Valid : Validity::Invalid);
    m_act->setEnabled(problem.isEmpty() && m_version.rows > 0 && m_form->count() > 0);
}

void ExportPanel::choose() {
    auto* dialog = new QFileDialog(this, tr("Export to"), m_file->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // it is said below the field
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_isOwnName = true;
        m_file->setText(file);
    });
    dialog->open();
}

void ExportPanel::write() {
    const QString reference = m_version.reference(), path = QFileInfo(m_file->text()).absoluteFilePath();
    const services::DataExport request{bytesOf(reference), bytesOf(m_form->currentData().toString()), Path(bytesOf(path)),
                                       bytesOf(m_part->currentData().toString())};
    const auto work = [request](services::Project& project, const services::Task& task) { return services::exportDataset(project, request, task); };
    m_shell.activities().start<Json>(
        {"export"_icon, tr("Export of %1").arg(reference), QStringLiteral("data"), m_version.dataset}, work,
        [&shell = m_shell, self = QPointer(this), reference, path](Result<Json> done) {
            if (self)
                self->check();
            if (!done)
                return shell.complain(tr("“%1” was not exported; no file was written").arg(reference), done.error());
            const QString text =
                tr("%1 rows, %2, in %3").arg(countText(countAt(*done, "rows")), bytesText(std::uint64_t(countAt(*done, "bytes"))), QFileInfo(path).fileName());
            shell.toast({State::Good, tr("“%1” is exported").arg(reference), text, tr("Open folder"),
                         [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); }});
        });
}

} // namespace danlu::ui
