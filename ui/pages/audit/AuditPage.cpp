#include "ui/pages/audit/AuditPage.h"

#include "ui/pages/audit/AuditBanner.h"
#include "ui/pages/audit/AuditDelegate.h"
#include "ui/pages/audit/AuditDetails.h"
#include "ui/pages/audit/AuditFilters.h"
#include "ui/pages/audit/AuditModel.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Phases.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ProgressRow.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/Splitter.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>

#include <algorithm>
#include <array>

namespace danlu::ui {
namespace {

constexpr int kAuditDetailsWidth = 340;
constexpr std::array kAuditWidths{72, 84, 96, 184, 0, 96}; // 0: takes the rest

} // namespace

AuditPage::AuditPage(Shell& shell, QWidget* parent)
    : Page(shell, parent), m_export(makeButton({{}, "upload"_icon})), m_verify(makeButton({{}, "refresh"_icon}, Kind::Primary)), m_banner(new AuditBanner),
      m_filters(new AuditFilters), m_progressBox(new Panel(Qt::BottomEdge)), m_model(new AuditModel(shell.session(), this)), m_table(new QTableView),
      m_details(new AuditDetails(shell)) {
    title().addButton(m_export);
    title().setPrimary(m_verify);
    setUpTable();
    auto* parts = new Splitter(Qt::Horizontal);
    parts->addWidget(middle());
    parts->addWidget(m_details);
    parts->setStretchFactor(0, 1);
    parts->setSizes({1000, kAuditDetailsWidth});
    parts->setCollapsible(0, false);
    setContent(parts);

    connect(m_verify, &QPushButton::clicked, this, &AuditPage::verify);
    connect(m_export, &QPushButton::clicked, this, &AuditPage::askForFile);
    connect(m_filters, &AuditFilters::changed, this, [this] { m_model->setFilter(m_filters->filter()); });
    connect(m_model, &AuditModel::laidOut, this, [this] {
        m_filters->setCount(m_model->entries());
        if (m_filters->filter().text.empty())
            m_details->setDays(m_model->index().days);
        choose(m_chosen);
        if (const int row = m_top > 0 ? m_model->rowOf(m_top) : -1; row >= 0)
            m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtTop);
    });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const int first = m_table->rowAt(0);
        m_top =
            m_table->verticalScrollBar()->value() == 0 ? 0 : std::max(m_model->sequenceAt(first), m_model->sequenceAt(first + 1)); // one of them is no heading
    });
    connect(m_model, &AuditModel::failed, this, [this](const danlu::Error& error) { this->shell().complain(tr("The audit log could not be read"), error); });
    connect(&shell.session(), &Session::changed, this, [this] {
        if (!isVisible()) // read anew when it is shown
            return;
        readFacts();
        m_model->reload();
    });
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, this, [this] { m_filters->search().setFocus(Qt::ShortcutFocusReason); });
    say(*this, [this] {
        title().setPath({tr("Audit log")});
        title().setFacts(tr("%n entries · append-only · nobody can delete one", nullptr, int(m_entries)));
        m_export->setText(tr("Export…"));
        m_verify->setText(tr("Check now"));
        m_table->setAccessibleName(tr("Entries of the audit log, the newest first"));
        m_model->retranslate();
    });
}

QWidget* AuditPage::middle() {
    auto* middle = new Panel;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* room = new QVBoxLayout(m_progressBox);
    room->setContentsMargins(kPageEdge, kGap, kPageEdge, kGap);
    m_progressBox->hide();
    column->addWidget(m_banner);
    column->addWidget(m_progressBox);
    column->addWidget(m_filters);
    column->addWidget(m_table, 1);
    return middle;
}

void AuditPage::setUpTable() {
    m_table->setModel(m_model);
    m_table->setItemDelegate(new AuditDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(lookOf(*this).tokens().size(Size::Row));
    QHeaderView& header = *m_table->horizontalHeader();
    header.setHighlightSections(false);
    for (std::size_t i = 0; i < kAuditWidths.size(); ++i)
        kAuditWidths[i] > 0 ? header.resizeSection(int(i), kAuditWidths[i]) : header.setSectionResizeMode(int(i), QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (const auto sequence = m_model->sequenceAt(current.row()); sequence > 0 && sequence != m_chosen) {
            m_chosen = sequence;
            m_details->setEntry(sequence);
        }
    });
    auto* copy = new QShortcut(QKeySequence::Copy, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &AuditPage::copyRows);
}

void AuditPage::open(const QString& what) {
    if (const auto sequence = what.toLongLong(); sequence > 0)
        m_chosen = sequence;
    readFacts();
    m_model->setFilter(m_filters->filter());
}

QWidget* AuditPage::first() { return m_table; }

void AuditPage::readFacts() {
    shell().session().ask<Json>(
        this, [](services::Project& project) { return services::auditFacts(project.file()); },
        [this](Result<Json> facts) {
            if (!facts)
                return shell().complain(tr("The audit log could not be read"), facts.error());
            m_entries = facts->value("entries", std::size_t(0));
            title().setFacts(tr("%n entries · append-only · nobody can delete one", nullptr, int(m_entries)));
            m_filters->setFacts(*facts);
            m_banner->setFacts(*facts);
            m_details->setFacts(*facts);
        });
}

/// Keeps the chosen entry in the list, or takes the newest.
void AuditPage::choose(std::int64_t sequence) {
    int row = sequence > 0 ? m_model->rowOf(sequence) : -1;
    if (row < 0)
        row = m_model->rowCount() > 1 ? 1 : -1; // below the first day's heading
    if (row < 0) {
        m_chosen = 0;
        return m_details->setEntry(0);
    }
    m_chosen = m_model->sequenceAt(row);
    m_table->setCurrentIndex(m_model->index(row, AuditModel::Action));
    m_details->setEntry(m_chosen);
}

void AuditPage::copyRows() const {
    QStringList lines;
    auto rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells << row.siblingAtColumn(column).data().toString();
        lines << cells.join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void AuditPage::verify() {
    m_verify->setEnabled(false);
    m_progress = new ProgressRow(tr("Cancel"));
    m_progress->setPhase(tr("Checking the chain"));
    m_progressBox->layout()->addWidget(m_progress);
    m_progressBox->show();
    QElapsedTimer clock;
    clock.start();
    auto* job = shell().session().act<Json>(
        this, [](services::Project& project, const services::Task& task) { return services::verifyAudit(project.file(), task); },
        [this, clock](Result<Json> verdict) {
            m_verify->setEnabled(true);
            m_progressBox->hide();
            m_progress->deleteLater();
            m_progress = nullptr;
            if (!verdict && verdict.error().code() != ErrorCode::Cancelled)
                return shell().complain(tr("The audit log could not be checked"), verdict.error());
            if (verdict)
                m_banner->setVerdict(*verdict, double(clock.elapsed()) / 1000);
            readFacts();
            m_model->reload();
        });
    connect(m_progress, &ProgressRow::cancelled, job, &Job::cancel);
    connect(job, &Job::progressed, m_progress, [this](const services::Step& step) {
        m_progress->setPhase(phaseText(step));
        m_progress->setProgress(step.total > 0 ? double(step.done) / double(step.total) : 0,
                                step.eta >= 0 ? tr("%1 left").arg(durationText(step.eta)) : QString());
    });
}

void AuditPage::askForFile() {
    auto* dialog = new QFileDialog(this, tr("Export the audit log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("JSON lines (*.jsonl)"));
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    dialog->selectFile(shell().session().name() + QStringLiteral("-audit.jsonl"));
    connect(dialog, &QFileDialog::fileSelected, this, &AuditPage::exportTo);
    dialog->open();
}

void AuditPage::exportTo(const QString& file) {
    const ActivityFace face{"upload"_icon, tr("Export the audit log"), QStringLiteral("audit"), {}};
    Shell* shell = &this->shell(); // outlives the page
    shell->activities().start<std::int64_t>(
        face, [path = Path(file.toStdString())](services::Project& project, const services::Task&) { return services::exportAudit(project.file(), path); },
        [shell, file](Result<std::int64_t> written) {
            if (!written)
                return shell->complain(tr("The audit log was not exported"), written.error());
            shell->toast(
                {State::Good, tr("The audit log was exported"), tr("%n entries with hashes and codes, in the clear: %1", nullptr, int(*written)).arg(file)});
        });
}

} // namespace danlu::ui
