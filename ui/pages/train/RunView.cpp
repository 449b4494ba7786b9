#include "ui/pages/train/RunView.h"

#include "services/run/RunWatch.h"
#include "ui/models/RunsModel.h"
#include "ui/pages/train/CheckpointsModel.h"
#include "ui/pages/train/RunCharts.h"
#include "ui/pages/train/RunLogPane.h"
#include "ui/pages/train/RunPanes.h"
#include "ui/pages/train/RunSamplesPane.h"
#include "ui/pages/train/TabPane.h"
#include "ui/shell/Say.h"
#include "ui/widgets/Section.h"
#include "ui/widgets/Splitter.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kSideWidth = 320;    // four tabs in English
constexpr int kRoomForSide = 1366; // of the window: below it the side becomes tabs of the middle
constexpr int kLogHeight = 132, kLeastCharts = 276, kLeastLog = 24;

} // namespace

RunView::RunView(Shell& shell, RunsModel& model, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_model(model), m_column(new QVBoxLayout(this)), m_middle(new TabPane({})), m_side(new TabPane(Qt::LeftEdge)),
      m_charts(new RunCharts(shell.preferences())), m_log(new RunLogPane(shell.session())),
      m_differences(new ConfigModel(ConfigModel::Show::Differences, this)), m_kept(new CheckpointsModel(this)),
      m_overview(new RunOverview(*m_differences, *m_kept)), m_config(new RunConfigPane), m_checkpoints(new RunCheckpointsPane(*m_kept)),
      m_samples(new RunSamplesPane(shell.session())), m_scroll(scrolled(m_overview)) {
    m_pool.setMaxThreadCount(1);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto* chartsAndLog = new Splitter(Qt::Vertical);
    chartsAndLog->addWidget(m_charts);
    chartsAndLog->addWidget(m_log);
    chartsAndLog->setStretchFactor(0, 1);
    chartsAndLog->setSizes({10 * kLogHeight, kLogHeight});
    m_charts->setMinimumHeight(kLeastCharts); // beside a notice in a low window it is the log that gives way
    m_log->setMinimumHeight(kLeastLog);
    m_middle->add(chartsAndLog, [] { return tr("Curves"); });
    m_side->setFixedWidth(kSideWidth);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_middle, 1);
    row->addWidget(m_side);
    m_column->addLayout(row, 1);
    for (const auto& [pane, title] : sidePanes())
        m_middle->add(pane, title);
    connect(&model, &RunsModel::shownChanged, this, &RunView::follow);
    connect(&shell.runs(), &RunsWatch::changed, this, &RunView::refresh);
    connect(m_charts, &RunCharts::exportFailed, this, [this](const danlu::Error& error) { m_shell.complain(tr("The curves were not saved"), error); });
    follow();
}

RunView::~RunView() {
    m_feeds.clear();
    m_pool.waitForDone();
}

std::vector<std::pair<QWidget*, QString (*)()>> RunView::sidePanes() const {
    return {{m_scroll, [] { return tr("Overview"); }},
            {m_config, [] { return tr("Config"); }},
            {m_checkpoints, [] { return tr("Checkpoints"); }},
            {m_samples, [] { return tr("Samples"); }}};
}

void RunView::setNotice(QWidget* notice) {
    if (m_notice) {
        m_notice->hide();
        m_notice->deleteLater(); // it may be what was clicked
    }
    m_notice = notice;
    if (notice)
        m_column->insertWidget(0, notice);
}

void RunView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void RunView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_middle->retell();
    m_side->retell();
    reload();
}

/// The side has room of its own, or is tabs of the middle.
void RunView::arrange() {
    const bool isWide = window()->width() >= kRoomForSide;
    if (m_isArranged && isWide == m_isWide)
        return;
    m_isArranged = true;
    m_isWide = isWide;
    for (const auto& [pane, title] : sidePanes()) {
        (isWide ? m_middle : m_side)->remove(pane);
        if (isWide || pane->parent() == nullptr || !m_middle->isAncestorOf(pane))
            (isWide ? m_side : m_middle)->add(pane, title);
    }
    m_middle->setBar(!isWide);
    m_side->setVisible(isWide);
}

/// Which runs are shown has changed. Another leading run begins anew: the meters are its own.
void RunView::follow() {
    const QStringList shown = m_model.shown();
    if (shown.isEmpty() || shown.first() != m_leading || (shown.size() > 1) != (m_feeds.size() > 1))
        return reload(); // one alone needs no name on its curves
    for (const QString& id : feedIds())
        if (!shown.contains(id)) {
            m_charts->removeRun(id);
            m_feeds.at(id)->deleteLater();
            m_feeds.erase(id);
        }
    for (const QString& id : shown)
        if (!m_feeds.contains(id))
            addFeed(id);
    loadSpecs();
}

QStringList RunView::feedIds() const {
    QStringList ids;
    for (const auto& [id, feed] : m_feeds)
        ids << id;
    return ids;
}

void RunView::reload() {
    for (const auto& [id, feed] : std::exchange(m_feeds, {}))
        feed->deleteLater();
    m_charts->clear();
    m_kept->clear();
    const QStringList shown = m_model.shown();
    m_leading = shown.isEmpty() ? QString() : shown.first();
    m_log->setRun(m_leading);
    m_samples->setRun(m_leading);
    for (const QString& id : shown)
        addFeed(id);
    loadSpecs();
    loadCheckpoints();
    refresh();
}

void RunView::addFeed(const QString& id) {
    const RunFace* run = m_model.run(id);
    m_charts->addRun(id, m_model.shown().size() > 1 ? run->name : QString(), m_model.colorOf(id),
                     id == m_leading ? RunCharts::Part::Leading : RunCharts::Part::Beside);
    auto* feed = new RunFeed(m_pool, m_shell.session().folder(), id, this);
    m_feeds[id] = feed;
    connect(feed, &RunFeed::news, this, [this, feed, id](const services::RunNews& news) {
        if (const auto found = m_feeds.find(id); found == m_feeds.end() || found->second != feed)
            return; // it was taken off meanwhile
        m_charts->take(id, news);
        if (id != m_leading)
            return;
        m_log->take(news);
        m_samples->take(news);
        m_kept->take(news);
        if (const RunFace* face = m_model.run(id))
            m_overview->show(*face, feed->now());
        if (std::ranges::any_of(news.moments, [](const auto& each) { return each.kind == services::RunMoment::Kind::Checkpoint; }))
            loadCheckpoints();
        if (!news.moments.empty())
            m_shell.runs().look();
    });
}

void RunView::refresh() {
    const RunFace* run = m_model.run(m_leading);
    if (!run)
        return;
    const auto feed = m_feeds.find(m_leading);
    m_overview->show(*run, feed == m_feeds.end() ? services::RunSummary{} : feed->second->now());
    for (const auto& [id, each] : m_feeds)
        if (const RunFace* face = m_model.run(id); face && face->isLive && !each->now().live)
            each->look(); // it goes on
}

void RunView::loadSpecs() {
    const QStringList shown = m_model.shown();
    std::vector<std::string> ids;
    for (const QString& id : shown)
        ids.push_back(id.toStdString());
    const auto work = [project = m_shell.session().folder(), ids](const services::Task&) -> Result<std::vector<Json>> {
        std::vector<Json> specs;
        for (const auto& id : ids) {
            DANLU_TRY(const Json run, services::showRun(project, id));
            specs.push_back(run["spec"]);
        }
        return specs;
    };
    runTask<std::vector<Json>>(m_pool, this, work, [this, shown](Result<std::vector<Json>> specs) {
        if (!specs || shown != m_model.shown())
            return;
        std::vector<ConfigModel::Column> columns;
        for (qsizetype i = 0; i < shown.size(); ++i)
            if (const RunFace* run = m_model.run(shown[i]))
                columns.push_back({run->name, m_model.colorOf(shown[i]), (*specs)[std::size_t(i)]});
        m_differences->setColumns(columns);
        m_config->model().setColumns(std::move(columns));
    });
}

void RunView::loadCheckpoints() {
    const auto work = [project = m_shell.session().folder(), id = m_leading.toStdString()](const services::Task&) {
        return services::runCheckpoints(project, id);
    };
    if (m_leading.isEmpty())
        return;
    runTask<Json>(m_pool, this, work, [this, id = m_leading](Result<Json> list) {
        if (!list || id != m_leading)
            return;
        std::map<std::int64_t, std::uint64_t> bytes;
        for (const Json& each : (*list)["checkpoints"])
            bytes[each.value("step", std::int64_t(0))] = each.value("bytes", std::uint64_t(0));
        m_kept->setKept(std::move(bytes));
    });
}

} // namespace danlu::ui
