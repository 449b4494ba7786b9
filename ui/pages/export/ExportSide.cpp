#include "ui/pages/export/ExportSide.h"

#include "ui/pages/export/FormsModel.h"
#include "ui/pages/export/SizePlot.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/KeyValueRows.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTabBar>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

const QString kExportFolderKey = QStringLiteral("export/folder");
constexpr TextLook kExportNote{TextSize::Small, Weight::Regular, Color::TextMuted};
constexpr TextLook kExportValue{TextSize::Small, Weight::Strong, Color::Text};

/// In apostrophes where a shell would take it apart.
QString shellWord(const QString& word) {
    static const QRegularExpression kPlain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    return kPlain.match(word).hasMatch() ? word : QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QWidget* exportSideBody(std::initializer_list<QWidget*> widgets) {
    auto* body = new Panel;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(kPadding, kGap, kPadding, kPadding);
    column->setSpacing(kGap);
    for (QWidget* widget : widgets)
        column->addWidget(widget);
    return body;
}

QString gateName(GateRow::What what) {
    switch (what) {
    case GateRow::What::Perplexity:
        return ExportSide::tr("Rise of perplexity");
    case GateRow::What::Outer:
        return ExportSide::tr("Loss of major F1");
    case GateRow::What::Inner:
        break;
    }
    return ExportSide::tr("Loss of minor F1");
}

QString gateText(GateRow::What what, double value) {
    const QString sign = value < -1e-9 ? QStringLiteral("−") : QString();
    return sign + (what == GateRow::What::Perplexity ? percentText(std::abs(value), 1) : numberText(std::abs(value), 3));
}

QWidget* gateLine(const GateRow& row) {
    auto* line = new QWidget;
    auto* parts = new QHBoxLayout(line);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(kGap);
    parts->addWidget(new Glyph(row.passes() ? "ok"_icon : "error"_icon, row.passes() ? Color::Good : Color::Bad, IconSize::Small));
    parts->addWidget(new Label(gateName(row.what), {TextSize::Small, Weight::Regular, Color::Text}), 1);
    parts->addWidget(new Label(QStringLiteral("≤ ") + gateText(row.what, row.limit), kExportNote));
    auto* value = new Label(gateText(row.what, row.value), kExportValue);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setMinimumWidth(56);
    parts->addWidget(value);
    return line;
}

void clearGateColumn(QVBoxLayout& column) {
    while (QLayoutItem* item = column.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QString provenanceText(const Json& provenance, const char* key) {
    const auto found = provenance.is_object() ? provenance.find(key) : provenance.end();
    if (!provenance.is_object() || found == provenance.end())
        return {};
    if (found->is_string())
        return QString::fromStdString(found->get<std::string>());
    return found->is_object() ? QString::fromStdString(found->value("name", "")) : QString();
}

} // namespace

ExportSide::ExportSide(Shell& shell, QWidget* parent)
    : Panel(Qt::LeftEdge, parent), m_shell(shell), m_tabs(new QTabBar), m_plotHeader(new PanelHeader({})), m_plot(new SizePlot),
      m_plotBody(exportSideBody({m_plot})), m_gateHeader(new PanelHeader({})), m_gate(new QVBoxLayout), m_bundleHeader(new PanelHeader({})),
      m_bundle(new KeyValueRows), m_whereHeader(new PanelHeader({})), m_where(new QLineEdit), m_choose(makeButton({{}, "folder"_icon})),
      m_whereNote(new Label({}, kExportNote, Wrap::Yes)), m_command(new QLineEdit), m_pastHeader(new PanelHeader({})), m_facts(new KeyValueRows),
      m_filesHeader(new PanelHeader({})), m_files(new KeyValueRows), m_verdict(new Label({}, kExportNote, Wrap::Yes)),
      m_verify(makeButton({{}, "shield"_icon})), m_open(makeButton({{}, "folder"_icon})), m_try(makeButton({{}, "columns"_icon})) {
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_new = newPart();
    m_past = pastPart();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(m_new, 1);
    column->addWidget(m_past, 1);
    m_past->hide();
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_new->setVisible(index == int(Tab::New));
        m_past->setVisible(index == int(Tab::Past));
    });
    connect(m_where, &QLineEdit::textChanged, this, &ExportSide::checkDestination);
    connect(m_choose, &QPushButton::clicked, this, &ExportSide::chooseFolder);
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_export->folder)); });
    connect(m_verify, &QPushButton::clicked, this, [this] { emit verifyWanted(m_export->folder); });
    connect(m_try, &QPushButton::clicked, this, [this] { emit tryWanted(m_export->folder); });
    say(*this, [this] {
        m_tabs->setTabText(int(Tab::New), tr("New export"));
        m_tabs->setTabText(int(Tab::Past), tr("Past export"));
        sayNew();
        sayPast();
        if (!m_whereNote->text().isEmpty())
            sayWhere();
        if (m_told.is_object() && m_export)
            setVerdict(m_export->folder, Json(m_told));
    });
}

QWidget* ExportSide::newPart() {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* gate = new QWidget;
    m_gate->setContentsMargins(0, 0, 0, 0);
    m_gate->setSpacing(kUnit);
    gate->setLayout(m_gate);
    auto* where = new QWidget;
    auto* row = new QHBoxLayout(where);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(m_where, 1);
    row->addWidget(m_choose);
    m_command->setReadOnly(true);
    m_command->setFont(lookOf(*this).mono(TextSize::Small));
    m_plotHeader->setLines(Qt::TopEdge | Qt::BottomEdge);
    m_gateHeader->setLines(Qt::TopEdge | Qt::BottomEdge);
    m_bundleHeader->setLines(Qt::TopEdge | Qt::BottomEdge);
    m_whereHeader->setLines(Qt::TopEdge | Qt::BottomEdge);
    for (QWidget* each : std::initializer_list<QWidget*>{m_plotHeader, m_plotBody, m_gateHeader, exportSideBody({gate}), m_bundleHeader,
                                                         exportSideBody({m_bundle}), m_whereHeader, exportSideBody({where, m_whereNote, m_command})})
        column->addWidget(each);
    column->addStretch(1);
    return part;
}

QWidget* ExportSide::pastPart() {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_pastHeader->setLines(Qt::TopEdge | Qt::BottomEdge);
    m_filesHeader->setLines(Qt::TopEdge | Qt::BottomEdge);
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    for (QPushButton* button : {m_verify, m_open, m_try})
        row->addWidget(button);
    row->addStretch(1);
    for (QWidget* each : std::initializer_list<QWidget*>{m_pastHeader, exportSideBody({m_facts}), m_filesHeader, exportSideBody({m_files, m_verdict, buttons})})
        column->addWidget(each);
    column->addStretch(1);
    return part;
}

void ExportSide::showTab(Tab tab) { m_tabs->setCurrentIndex(int(tab)); }

void ExportSide::setForm(const FormTable& table, const FormFace* form) {
    const bool isOther = !form || !m_form || m_form->format != form->format || m_form->type != form->type || m_table.model != table.model;
    m_table = table;
    m_form = form ? std::optional(*form) : std::nullopt;
    if (isOther)
        suggest();
    sayNew();
}

void ExportSide::suggest() {
    if (!m_form)
        return;
    const QString usual = QString::fromStdString((m_shell.session().folder().parent_path() / "exports").string());
    const QString folder = m_shell.preferences().remembered(kExportFolderKey).toString();
    const QString name = m_table.model + QLatin1Char('-') + (m_form->format == QStringLiteral("gguf") ? m_form->type : m_form->format);
    m_where->setText((folder.isEmpty() ? usual : folder) + QLatin1Char('/') + name);
    checkDestination();
}

QString ExportSide::destination() const { return m_isFree ? m_where->text().trimmed() : QString(); }

QString ExportSide::command() const {
    if (!m_form)
        return {};
    const QString project = QString::fromStdString(m_shell.session().folder().string());
    return QStringLiteral("danlu-cli export --project %1 --model %2 --as %3 --type %4 --to %5")
        .arg(shellWord(project), shellWord(m_table.model), m_form->format, m_form->type, shellWord(m_where->text().trimmed()));
}

/// Whether the name is free is asked of the disk in the store's thread: it may be far away.
void ExportSide::checkDestination() {
    const QString text = m_where->text().trimmed();
    m_isFree = false;
    m_command->setText(command());
    m_command->setCursorPosition(0);
    emit destinationChanged();
    m_shell.session().ask<bool>(
        this,
        [path = Path(text.toStdString())](services::Project&) -> Result<bool> {
            std::error_code ignored;
            return !path.empty() && path.is_absolute() && !std::filesystem::exists(path, ignored);
        },
        [this, text](Result<bool> isFree) {
            if (text != m_where->text().trimmed())
                return;
            m_isFree = isFree && *isFree;
            setValidity(*m_where, m_isFree ? Validity::Valid : Validity::Invalid);
            sayWhere();
            emit destinationChanged();
        });
}

void ExportSide::sayWhere() {
    m_whereNote->setLook({TextSize::Small, Weight::Regular, m_isFree ? Color::TextMuted : Color::Bad});
    m_whereNote->setText(m_isFree ? tr("A new folder. It gets its name only after a fresh process has read every file back. The model lies there in the clear.")
                         : QDir::isAbsolutePath(m_where->text().trimmed())
                             ? tr("There is something of that name already. Exports never overwrite: choose another name.")
                             : tr("Give the whole path of a folder that is not there yet, from / on."));
}

void ExportSide::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder that the export is put into"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_shell.preferences().remember(kExportFolderKey, folder);
        suggest();
    });
    dialog->open();
}

void ExportSide::sayGate() {
    clearGateColumn(*m_gate);
    const auto rows = m_form ? m_table.gate(*m_form) : std::vector<GateRow>();
    if (m_form && m_form->isOriginal) {
        m_gateHeader->setFacts(tr("nothing is changed in this form"));
        m_gate->addWidget(new Label(tr("The adapter is written as it is: its quality is the original’s."), kExportNote, Wrap::Yes));
        return;
    }
    const auto passed = std::ranges::count_if(rows, &GateRow::passes);
    m_gateHeader->setFacts(rows.empty() ? QString() : tr("%1 of %2 passed").arg(passed).arg(rows.size()));
    for (const GateRow& row : rows)
        m_gate->addWidget(gateLine(row));
    if (rows.empty())
        m_gate->addWidget(
            new Label(tr("Not measured yet. “Measure” on the card answers held-out rows with this form and with the original."), kExportNote, Wrap::Yes));
}

void ExportSide::sayNew() {
    m_plotHeader->setTitle(tr("Quality and size"));
    m_plotHeader->setFacts(tr("perplexity, less is better"));
    m_plot->setTable(m_table, m_form ? &*m_form : nullptr);
    m_plotHeader->setVisible(m_plot->isWorthwhile());
    m_plotBody->setVisible(m_plot->isWorthwhile());
    m_gateHeader->setTitle(tr("Quality gate"));
    m_bundleHeader->setTitle(tr("What is written"));
    m_whereHeader->setTitle(tr("Where"));
    m_where->setAccessibleName(tr("Folder of the export"));
    m_choose->setText(tr("Choose…"));
    m_command->setAccessibleName(tr("The same as a command"));
    m_command->setToolTip(tr("The same as a command"));
    sayGate();
    m_bundle->clear();
    if (!m_form)
        return;
    const QString size = m_form->bytes ? bytesText(*m_form->bytes) : tr("about %1", "a computed size").arg(bytesText(m_form->aboutBytes));
    m_bundle->addRow(m_form->format == QStringLiteral("gguf") ? m_table.model + QLatin1Char('-') + m_form->type + QStringLiteral(".gguf")
                     : m_form->format == QStringLiteral("hf") ? QStringLiteral("model.safetensors")
                                                              : QStringLiteral("adapter_model.safetensors"),
                     size);
    m_bundle->addRow(QStringLiteral("manifest.json"), tr("origin and hashes"), Color::TextMuted);
    if (m_form->format == QStringLiteral("gguf"))
        m_bundle->addRow(QStringLiteral("Modelfile"), tr("for Ollama"), Color::TextMuted);
    if (m_form->format == QStringLiteral("hf"))
        m_bundle->addRow(QStringLiteral("config.json, tokenizer.json …"), tr("for transformers"), Color::TextMuted);
    if (m_form->format == QStringLiteral("peft"))
        m_bundle->addRow(QStringLiteral("adapter_config.json"), tr("for PEFT; needs the base model"), Color::TextMuted);
    m_command->setText(command());
    m_command->setCursorPosition(0);
}

void ExportSide::setExport(const ExportFace* face) {
    const bool isOther = !face || !m_export || face->folder != m_export->folder;
    m_export = face ? std::optional(*face) : std::nullopt;
    if (isOther)
        clearVerdict();
    sayPast();
}

void ExportSide::sayPast() {
    m_verify->setText(tr("Verify"));
    m_verify->setToolTip(tr("A fresh process reads every file, compares the hashes and recomputes the recorded logits"));
    m_open->setText(tr("Open folder"));
    m_try->setText(tr("Try it"));
    m_try->setToolTip(tr("Opens Compare with the original and this export side by side"));
    const bool isThere = m_export && m_export->state != ExportFace::State::Gone;
    for (QPushButton* button : {m_verify, m_open, m_try})
        button->setEnabled(isThere);
    m_facts->clear();
    m_files->clear();
    m_pastHeader->setTitle(m_export ? m_export->folder.section(QLatin1Char('/'), -1) : tr("Past export"));
    m_pastHeader->setFacts(m_export ? stateText(m_export->state) : tr("choose one in the list below"));
    m_filesHeader->setTitle(tr("Files"));
    m_filesHeader->setFacts(m_export ? tr("%n files", nullptr, int(m_export->files.size())) : QString());
    if (!m_export)
        return;
    const ExportFace& face = *m_export;
    m_facts->addRow(tr("Model"), face.model);
    m_facts->addRow(tr("Form"), (face.format + QLatin1Char(' ') + face.type).trimmed().toUpper());
    m_facts->addRow(tr("Exported"), whenText(face.time));
    m_facts->addRow(tr("Verified again"), face.verified.isValid() ? whenText(face.verified) : tr("not yet"));
    if (const QString dataset = provenanceText(face.provenance, "dataset"); !dataset.isEmpty())
        m_facts->addRow(tr("Learned from"), dataset);
    if (const QString base = provenanceText(face.provenance, "base"); !base.isEmpty())
        m_facts->addRow(tr("Base model"), base);
    m_facts->addRow(tr("Manifest SHA-256"), face.manifest);
    m_facts->addRow(tr("Folder"), face.folder);
    m_facts->addRow(tr("Audit entry"), countText(face.sequence));
    for (const Json& file : face.files)
        m_files->addRow(QString::fromStdString(file.value("name", "")), bytesText(file.value("size", std::uint64_t(0))), Color::TextMuted);
}

void ExportSide::clearVerdict() {
    m_told = nullptr;
    m_verdict->clear();
}

void ExportSide::setVerdict(const QString& folder, const Json& verdict) {
    if (!m_export || m_export->folder != folder)
        return;
    m_told = verdict;
    const bool isSame = verdict.value("same_choices", false);
    m_verdict->setLook({TextSize::Small, Weight::Regular, isSame ? Color::Good : Color::Bad});
    m_verdict->setText(tr("Read back by a fresh process in %1 s: %n files with the right hash; at %2 positions the same likeliest token, largest difference of "
                          "a logit %3.",
                          nullptr, verdict.value("files", 0))
                           .arg(numberText(verdict.value("seconds", 0.0), 1), countText(verdict.value("positions", std::int64_t(0))),
                                numberText(verdict.value("largest_difference", 0.0), 6)));
}

} // namespace danlu::ui
