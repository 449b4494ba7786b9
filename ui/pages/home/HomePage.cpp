#include "ui/pages/home/HomePage.h"

#include "services/run/RunWatch.h"
#include "ui/pages/home/ChainRow.h"
#include "ui/pages/home/CurveDelegate.h"
#include "ui/pages/home/HomeSide.h"
#include "ui/pages/home/RecentRunsModel.h"
#include "ui/pages/home/TodayModel.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/ProgressRow.h"
#include "ui/widgets/Section.h"

#include <QHeaderView>
#include <QScrollArea>
#include <QTableView>

namespace danlu::ui {
namespace {

constexpr std::size_t kRecentRuns = 5;
constexpr int kCurvePoints = 60;

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
      m_building(new ProgressRow(tr("Cancel"))), m_side(new HomeSide(shell)) {
    auto* import = spokenButton("download"_icon, [] { return tr("Import data"); });
    connect(import, &QPushButton::clicked, this, [this] { this->shell().go(QStringLiteral("data")); });
    title().addButton(import);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeMiddle(), 1);
    auto* side = scrolled(m_side); // with many projects it is higher than a low window
    side->setFixedWidth(HomeSide::kWidth);
    row->addWidget(side);
    setContent(content);
    connect(&shell.session(), &Session::changed, this, &HomePage::ask);
    connect(&shell.runs(), &RunsWatch::changed, this, &HomePage::show);
    connect(&shell.sample(), &Sample::changed, this, &HomePage::showSample);
    connect(m_side, &HomeSide::verified, this, &HomePage::ask);
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
    m_side->setFacts(m_facts);
    showSample();
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

} // namespace danlu::ui
