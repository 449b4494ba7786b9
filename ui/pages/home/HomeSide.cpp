#include "ui/pages/home/HomeSide.h"

#include "services/audit/Audit.h"
#include "ui/pages/home/MachineMeters.h"
#include "ui/pages/start/Recents.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/NoteRow.h"
#include "ui/widgets/Section.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kBackupDays = 7; // after which one is missed

} // namespace

HomeSide::HomeSide(Shell& shell, QWidget* parent)
    : Panel(Qt::LeftEdge, parent), m_shell(shell), m_audit(new NoteRow("shield"_icon)), m_backup(new NoteRow("export"_icon)),
      m_sampleNote(new NoteRow("warning"_icon, Color::Warning)), m_verify(spokenButton(
                                                                     {}, [] { return tr("Verify"); }, Kind::Quiet, ControlSize::Small)) {
    SectionColumn sections(*this);
    sections.layout().setContentsMargins(1, 0, 0, 0);
    auto* recents = spokenHeader([] { return tr("Recent projects"); });
    auto* open = spokenButton(
        "folder"_icon, [] { return tr("Open…"); }, Kind::Quiet, ControlSize::Small);
    connect(open, &QPushButton::clicked, this, [this] { m_shell.askForProject(); });
    recents->addRight(open);
    addProjects(*sections.addTight(recents));
    if (!Sample::isSample(m_shell.session().folder()))
        addSample(*sections.add(spokenHeader([] { return tr("The sample"); })));
    sections.add(spokenHeader([] { return tr("This machine"); }))->addWidget(new MachineMeters(m_shell));
    addSafety(*sections.add(spokenHeader([] { return tr("Safety"); })));
    sections.end();
    say(*this, [this] { setFacts(m_facts); });
}

void HomeSide::addProjects(QVBoxLayout& column) {
    column.addWidget(new Recents(m_shell));
    auto* create = spokenButton("plus"_icon, [] { return tr("New project"); });
    connect(create, &QPushButton::clicked, this, [this] { m_shell.go(QStringLiteral("create")); });
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPadding, kUnit, kPadding, kPadding);
    row->addWidget(create);
    row->addStretch(1);
    column.addLayout(row);
}

void HomeSide::addSample(QVBoxLayout& column) {
    column.addWidget(spokenNote([] { return tr("4,500 invented tickets and a small model: all steps in about 6 minutes, without a graphics card."); }));
    auto* open = spokenButton("play"_icon, [] { return Sample::whole().isEmpty() ? tr("Build the sample") : tr("Open the sample"); });
    auto* row = new QHBoxLayout;
    row->addWidget(open);
    row->addWidget(spokenLabel([] { return QStringLiteral("danlu-cli demo"); }, {TextSize::Small, Weight::Regular, Color::TextFaint}));
    row->addStretch(1);
    column.addLayout(row);
    connect(open, &QPushButton::clicked, this, [this] {
        const QString project = Sample::whole();
        project.isEmpty() ? m_shell.sample().build() : m_shell.sample().open(project);
    });
}

void HomeSide::addSafety(QVBoxLayout& column) {
    m_audit->addRight(m_verify);
    connect(m_verify, &QPushButton::clicked, this, &HomeSide::verify);
    column.addWidget(m_audit);
    auto* network = new NoteRow("ok"_icon, Color::Good);
    say(*network, [network] { network->setTexts(tr("No network"), tr("no program of Danlu opens a connection")); });
    column.addWidget(network);
    auto* backUpNow = spokenButton(
        {}, [] { return tr("Back up…"); }, Kind::Quiet, ControlSize::Small);
    m_backup->addRight(backUpNow);
    connect(backUpNow, &QPushButton::clicked, this, &HomeSide::askForBackup);
    column.addWidget(m_backup);
    say(*m_sampleNote, [this] {
        m_sampleNote->setTexts(tr("This is the sample project"),
                               tr("It is not protected: its passphrase lies in a file beside it. Keep nothing of your own in it."));
    });
    m_sampleNote->setVisible(Sample::isSample(m_shell.session().folder()));
    column.addWidget(m_sampleNote);
}

void HomeSide::setFacts(const std::optional<HomeFacts>& facts) {
    m_facts = facts;
    sayAudit();
    sayBackup();
}

void HomeSide::sayAudit() {
    if (!m_facts)
        return m_audit->setTexts(tr("Audit log"), {});
    const bool isGood = m_facts->verified.isValid() && m_facts->isVerifiedGood, isBad = m_facts->verified.isValid() && !m_facts->isVerifiedGood;
    m_audit->setSign(isGood ? "ok"_icon : isBad ? "error"_icon : "shield"_icon, isGood ? Color::Good : isBad ? Color::Bad : Color::TextMuted);
    m_audit->setTexts(tr("Audit log, %1 entries").arg(countText(m_facts->entries)), isGood  ? tr("verified %1: unbroken").arg(whenText(m_facts->verified))
                                                                                    : isBad ? tr("verified %1: broken").arg(whenText(m_facts->verified))
                                                                                            : tr("not verified yet"));
}

void HomeSide::sayBackup() {
    if (!m_facts)
        return m_backup->setTexts(tr("Backup"), {});
    const QDateTime& last = m_facts->backedUp;
    const auto days = last.isValid() ? last.daysTo(QDateTime::currentDateTime()) : std::numeric_limits<qint64>::max();
    const bool isFresh = days < kBackupDays;
    m_backup->setSign(isFresh ? "ok"_icon : "warning"_icon, isFresh ? Color::Good : Color::Warning);
    m_backup->setTexts(last.isValid() ? tr("Last backup %1").arg(whenText(last)) : tr("No backup yet"),
                       tr("one file, encrypted as the project is; keep it on another disk"));
}

void HomeSide::askForBackup() {
    auto* dialog = new QFileDialog(this, tr("Back up the project to"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("%1-%2.danlu-backup").arg(m_shell.session().name(), QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &HomeSide::backUp);
    dialog->open();
}

void HomeSide::backUp(const QString& file) {
    const auto work = [path = Path(file.toStdString())](services::Project& project, const services::Task&) { return project.backUp(path); };
    m_shell.activities().start<Json>({"export"_icon, tr("Backup"), QStringLiteral("home"), {}}, work, [&shell = m_shell, file](Result<Json> made) {
        if (!made)
            return shell.complain(tr("The backup was not made"), made.error());
        shell.toast({State::Good, tr("The backup is made"), tr("%1, %2").arg(file, bytesText((*made)["bytes"].get<std::uint64_t>()))});
    });
}

void HomeSide::verify() {
    m_verify->setEnabled(false);
    const auto work = [](services::Project& project, const services::Task&) { return services::verifyAudit(project.file()); };
    m_shell.session().act<Json>(this, work, [this](Result<Json> verdict) {
        m_verify->setEnabled(true);
        if (!verdict)
            return m_shell.complain(tr("The audit log could not be verified"), verdict.error());
        emit verified();
    });
}

} // namespace danlu::ui
