#include "ui/pages/home/HomePage.h"

#include "services/audit/Audit.h"
#include "services/run/RunWatch.h"
#include "ui/pages/home/ChainRow.h"
#include "ui/pages/home/CurveDelegate.h"
#include "ui/pages/home/MachineMeters.h"
#include "ui/pages/home/RecentRunsModel.h"
#include "ui/pages/home/TodayModel.h"
#include "ui/pages/start/Recents.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/NoteRow.h"
#include "ui/widgets/ProgressRow.h"
#include "ui/widgets/Section.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QScrollArea>
#include <QTableView>

namespace danlu::ui {
namespace {

constexpr int kHomeSide = 316;
constexpr std::size_t kRecentRuns = 5;
constexpr int kCurvePoints = 60;
constexpr int kBackupDays = 7; // after which one is missed

QTableView* homeTable(QAbstractItemModel* model, RowDelegate* delegate) {
    auto* table = new QTableView;
    table->setModel(model);
    delegate->setParent(table);
    table->setItemDelegate(delegate);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(applicationLook().tokens().size(Size::Row));
    table->horizontalHeader()->setHighlightSections(false);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    return table;
}

/// As many points as a cell has room for.
Result<RecentRunsModel::Curve> curveOf(const Path& project, const std::string& run) {
    DANLU_TRY(const Json metrics, services::runMetrics(project, run, services::Gauges::Without));
    const Json loss = metrics["series"].value("loss", Json::array());
    const std::size_t step = std::max<std::size_t>(1, loss.size() / kCurvePoints);
    RecentRunsModel::Curve curve;
    for (std::size_t i = 0; i < loss.size(); i += step)
        curve << QPointF(loss[i][0].get<double>(), loss[i][1].get<double>());
    return curve;
}

} // namespace

HomePage::HomePage(Shell& shell, QWidget* parent)
    : Page(shell, parent), m_chain(new ChainRow(shell)), m_runs(new RecentRunsModel(this)), m_today(new TodayModel(this)),
      m_building(new ProgressRow(tr("Cancel"))) {
    auto* import = spokenButton("download"_icon, [] { return tr("Import data"); });
    connect(import, &QPushButton::clicked, this, [this] { this->shell().go(QStringLiteral("data")); });
    title().addButton(import);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeMiddle(), 1);
    row->addWidget(makeSide());
    setContent(content);
    connect(&shell.session(), &Session::changed, this, &HomePage::ask);
    connect(&shell.runs(), &RunsWatch::changed, this, &HomePage::show);
    connect(&shell.sample(), &Sample::changed, this, &HomePage::showSample);
    connect(m_building, &ProgressRow::cancelled, &shell.sample(), &Sample::cancel);
    say(*this, [this] {
        m_building->setCancelText(tr("Cancel"));
        show();
    });
    ask();
}

QWidget* HomePage::first() { return &m_chain->button(); }

QWidget* HomePage::makeMiddle() {
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_building->setContentsMargins(kPageEdge + kUnit, kPadding, kPageEdge + kUnit, 0);
    column->addWidget(m_building);
    column->addWidget(m_chain);
    column->addWidget(makeRuns());
    column->addWidget(makeToday(), 1);
    return middle;
}

QWidget* HomePage::makeRuns() {
    auto* panel = new Panel(Qt::TopEdge);
    SectionColumn sections(*panel);
    sections.layout().setContentsMargins(0, 1, 0, 0);
    m_runsHeader = spokenHeader([] { return tr("Recent runs"); });
    auto* table = homeTable(m_runs, new CurveDelegate);
    say(*table, [table] { table->setAccessibleName(tr("Recent runs")); });
    m_runsTable = table;
    for (const auto& [at, width] : {std::pair(1, 130), std::pair(2, 120), std::pair(3, 96), std::pair(4, 80), std::pair(5, 140)})
        table->setColumnWidth(at, width);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    connect(table, &QTableView::activated, this,
            [this](const QModelIndex& index) { shell().go(QStringLiteral("train"), index.data(RecentRunsModel::RunRole).toString()); });
    connect(table, &QTableView::clicked, table, &QTableView::activated);
    sections.addTight(m_runsHeader)->addWidget(table);
    return panel;
}

QWidget* HomePage::makeToday() {
    auto* panel = new Panel;
    SectionColumn sections(*panel);
    m_todayHeader = new PanelHeader({});
    auto* log = spokenButton(
        "shield"_icon, [] { return tr("Audit log"); }, Kind::Quiet, ControlSize::Small);
    connect(log, &QPushButton::clicked, this, [this] { shell().go(QStringLiteral("audit")); });
    m_todayHeader->addRight(log);
    auto* table = homeTable(m_today, new RowDelegate(RowLines::None));
    say(*table, [table] { table->setAccessibleName(tr("Done today")); });
    table->horizontalHeader()->hide();
    table->setColumnWidth(TodayModel::When, 64);
    table->setColumnWidth(TodayModel::What, 120);
    table->setColumnWidth(TodayModel::Who, 90);
    table->horizontalHeader()->setSectionResizeMode(TodayModel::On, QHeaderView::Stretch);
    sections.addTight(m_todayHeader)->addWidget(table);
    sections.layout().setStretch(1, 1);
    return panel;
}

QWidget* HomePage::makeSide() {
    auto* panel = new Panel(Qt::LeftEdge);
    SectionColumn sections(*panel);
    sections.layout().setContentsMargins(1, 0, 0, 0);
    auto* recents = spokenHeader([] { return tr("Recent projects"); });
    auto* open = spokenButton(
        "folder"_icon, [] { return tr("Open…"); }, Kind::Quiet, ControlSize::Small);
    connect(open, &QPushButton::clicked, this, [this] { shell().askForProject(); });
    recents->addRight(open);
    auto* projects = sections.addTight(recents);
    projects->addWidget(new Recents(shell()));
    auto* create = spokenButton("plus"_icon, [] { return tr("New project"); });
    connect(create, &QPushButton::clicked, this, [this] { shell().go(QStringLiteral("create")); });
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPadding, kUnit, kPadding, kPadding);
    row->addWidget(create);
    row->addStretch(1);
    projects->addLayout(row);
    if (!Sample::isSample(shell().session().folder()))
        addSample(*sections.add(spokenHeader([] { return tr("The sample"); })));
    sections.add(spokenHeader([] { return tr("This machine"); }))->addWidget(new MachineMeters(shell()));
    addSafety(*sections.add(spokenHeader([] { return tr("Safety"); })));
    sections.end();
    auto* area = scrolled(panel); // with many projects it is higher than a low window
    area->setFixedWidth(kHomeSide);
    return area;
}

void HomePage::addSample(QVBoxLayout& column) {
    column.addWidget(spokenNote([] { return tr("4,500 invented tickets and a small model: all steps in about 6 minutes, without a graphics card."); }));
    auto* open = spokenButton("play"_icon, [] { return Sample::whole().isEmpty() ? tr("Build the sample") : tr("Open the sample"); });
    auto* row = new QHBoxLayout;
    row->addWidget(open);
    row->addWidget(spokenLabel([] { return QStringLiteral("danlu-cli demo"); }, {TextSize::Small, Weight::Regular, Color::TextFaint}));
    row->addStretch(1);
    column.addLayout(row);
    connect(open, &QPushButton::clicked, this, [this] {
        const QString project = Sample::whole();
        project.isEmpty() ? shell().sample().build() : shell().sample().open(project);
    });
}

void HomePage::addSafety(QVBoxLayout& column) {
    m_audit = new NoteRow("shield"_icon);
    m_verify = spokenButton(
        {}, [] { return tr("Verify"); }, Kind::Quiet, ControlSize::Small);
    m_audit->addRight(m_verify);
    connect(m_verify, &QPushButton::clicked, this, &HomePage::verify);
    column.addWidget(m_audit);
    auto* network = new NoteRow("ok"_icon, Color::Good);
    say(*network, [network] { network->setTexts(tr("No network"), tr("no program of Danlu opens a connection")); });
    column.addWidget(network);
    m_backup = new NoteRow("export"_icon);
    auto* backUpNow = spokenButton(
        {}, [] { return tr("Back up…"); }, Kind::Quiet, ControlSize::Small);
    m_backup->addRight(backUpNow);
    connect(backUpNow, &QPushButton::clicked, this, &HomePage::askForBackup);
    column.addWidget(m_backup);
    m_sampleNote = new NoteRow("warning"_icon, Color::Warning);
    say(*m_sampleNote, [this] {
        m_sampleNote->setTexts(tr("This is the sample project"),
                               tr("It is not protected: its passphrase lies in a file beside it. Keep nothing of your own in it."));
    });
    m_sampleNote->setVisible(Sample::isSample(shell().session().folder()));
    column.addWidget(m_sampleNote);
}

void HomePage::ask() {
    const auto work = [](services::Project& project) { return gatherFacts(project); };
    shell().session().ask<HomeFacts>(this, work, [this](Result<HomeFacts> facts) {
        if (!facts)
            return shell().complain(tr("The project could not be read"), facts.error());
        if (m_facts == *facts)
            return;
        m_facts = std::move(*facts);
        m_today->setRows(m_facts->today);
        show();
    });
}

void HomePage::askCurves() {
    for (const RunFace& run : m_runs->runs()) {
        const auto known = m_curveSteps.find(run.id);
        if (run.step == 0 || (known != m_curveSteps.end() && known->second == run.step))
            continue;
        m_curveSteps[run.id] = run.step;
        const auto work = [folder = shell().session().folder(), id = run.id.toStdString()](const services::Task&) { return curveOf(folder, id); };
        runTask<RecentRunsModel::Curve>(*QThreadPool::globalInstance(), this, work, [this, id = run.id](Result<RecentRunsModel::Curve> curve) {
            if (curve)
                m_runs->setCurve(id, *curve);
        });
    }
}

void HomePage::show() {
    const auto& all = shell().runs().all();
    const HomeFacts facts = m_facts.value_or(HomeFacts{});
    title().setPath({shell().session().name()});
    title().setState(ChipFace{tr("unlocked"), State::Good, "unlock"_icon});
    if (m_facts)
        title().setFacts(
            QStringList{tr("%Ln dataset(s)", nullptr, facts.datasets), tr("%Ln run(s)", nullptr, int(all.size())), tr("%Ln model(s)", nullptr, facts.models)}
                .join(QStringLiteral(" · ")));
    m_chain->setVisible(m_facts.has_value());
    m_chain->show(facts, all);
    m_runs->setRuns({all.begin(), all.begin() + std::ptrdiff_t(std::min(all.size(), kRecentRuns))});
    m_runsHeader->setFacts(all.empty()                ? tr("none yet: Train starts the first")
                           : all.size() > kRecentRuns ? tr("the last %1 of %2").arg(kRecentRuns).arg(all.size())
                                                      : QString());
    m_todayHeader->setTitle(tr("Today"));
    m_todayHeader->setFacts(QLocale().toString(QDate::currentDate(), QLocale::LongFormat));
    const int shown = m_runs->rowCount();
    m_runsTable->setFixedHeight(applicationLook().tokens().size(Size::TableHeader) + shown * applicationLook().tokens().size(Size::Row) + 1);
    m_runsTable->setVisible(shown > 0);
    m_runs->retell();
    askCurves();
    showSafety();
    showBackup();
    showSample();
}

void HomePage::showSafety() {
    if (!m_facts)
        return m_audit->setTexts(tr("Audit log"), {});
    const bool isGood = m_facts->verified.isValid() && m_facts->isVerifiedGood, isBad = m_facts->verified.isValid() && !m_facts->isVerifiedGood;
    m_audit->setSign(isGood ? "ok"_icon : isBad ? "error"_icon : "shield"_icon, isGood ? Color::Good : isBad ? Color::Bad : Color::TextMuted);
    m_audit->setTexts(tr("Audit log, %1 entries").arg(countText(m_facts->entries)), isGood  ? tr("verified %1: unbroken").arg(whenText(m_facts->verified))
                                                                                    : isBad ? tr("verified %1: broken").arg(whenText(m_facts->verified))
                                                                                            : tr("not verified yet"));
}

void HomePage::showBackup() {
    if (!m_facts)
        return m_backup->setTexts(tr("Backup"), {});
    const QDateTime& last = m_facts->backedUp;
    const auto days = last.isValid() ? last.daysTo(QDateTime::currentDateTime()) : std::numeric_limits<qint64>::max();
    const bool isFresh = days < kBackupDays;
    m_backup->setSign(isFresh ? "ok"_icon : "warning"_icon, isFresh ? Color::Good : Color::Warning);
    m_backup->setTexts(last.isValid() ? tr("Last backup %1").arg(whenText(last)) : tr("No backup yet"),
                       tr("one file, encrypted as the project is; keep it on another disk"));
}

void HomePage::askForBackup() {
    auto* dialog = new QFileDialog(this, tr("Back up the project to"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("%1-%2.danlu-backup").arg(shell().session().name(), QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &HomePage::backUp);
    dialog->open();
}

void HomePage::backUp(const QString& file) {
    const auto work = [path = Path(file.toStdString())](services::Project& project, const services::Task&) { return project.backUp(path); };
    shell().activities().start<Json>({"export"_icon, tr("Backup"), QStringLiteral("home"), {}}, work, [&shell = shell(), file](Result<Json> made) {
        if (!made)
            return shell.complain(tr("The backup was not made"), made.error());
        shell.toast({State::Good, tr("The backup is made"), tr("%1, %2").arg(file, bytesText((*made)["bytes"].get<std::uint64_t>()))});
    });
}

void HomePage::showSample() {
    const Sample& sample = shell().sample();
    m_building->setVisible(sample.isBuilding());
    if (!sample.isBuilding())
        return;
    const double left = sample.secondsLeft();
    m_building->setPhase(
        tr("The sample is being built, step %1 of %2: %3").arg(sample.progress().step()).arg(DemoProgress::steps()).arg(sample.progress().title()));
    m_building->setProgress(sample.progress().fraction(), left < 0 ? QString() : tr("%1 left").arg(durationText(left)));
}

void HomePage::verify() {
    m_verify->setEnabled(false);
    const auto work = [](services::Project& project, const services::Task&) { return services::verifyAudit(project.file()); };
    shell().session().act<Json>(this, work, [this](Result<Json> verdict) {
        m_verify->setEnabled(true);
        if (!verdict)
            return shell().complain(tr("The audit log could not be verified"), verdict.error());
        ask();
    });
}

} // namespace danlu::ui
