#include "ui/pages/train/RunFeed.h"

#include "services/run/RunWatch.h"

namespace danlu::ui {
namespace {

constexpr int kFeedMillis = 200;         // between two looks at a run that works
constexpr int kFeedMillisIdle = 2000;    // and at one that has ended: it may be resumed by another program
constexpr std::size_t kFeedSlice = 2000; // points at a time

/// [from, from + count) of a vector, as far as it goes.
template <typename T>
std::vector<T> sliceOf(const std::vector<T>& all, std::size_t from, std::size_t count) {
    const auto begin = std::min(from, all.size()), end = std::min(from + count, all.size());
    return {all.begin() + std::ptrdiff_t(begin), all.begin() + std::ptrdiff_t(end)};
}

} // namespace

RunFeed::RunFeed(QThreadPool& pool, const Path& project, const QString& run, QObject* parent)
    : QObject(parent), m_pool(pool), m_project(project), m_run(run), m_follower(std::make_shared<std::optional<services::RunFollower>>()) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RunFeed::look);
    look();
}

void RunFeed::look() {
    if (m_isLooking)
        return;
    m_isLooking = true;
    const auto work = [project = m_project, run = m_run.toStdString(), follower = m_follower](const services::Task&) -> Result<services::RunNews> {
        if (!*follower) {
            DANLU_TRY(auto opened, services::followRun(project, run));
            follower->emplace(std::move(opened));
        }
        return (*follower)->poll();
    };
    runTask<services::RunNews>(m_pool, this, work, [this](Result<services::RunNews> news) {
        if (news)
            return take(std::move(*news));
        m_isLooking = false;
        m_timer.start(kFeedMillisIdle);
        emit failed(news.error());
    });
}

void RunFeed::take(services::RunNews news) {
    m_now = news.now;
    m_pending = std::move(news);
    m_delivered = 0;
    deliver();
}

void RunFeed::deliver() {
    const auto total = m_pending.series.size() + m_pending.gauges.size();
    services::RunNews part;
    part.series = sliceOf(m_pending.series, m_delivered, kFeedSlice);
    const auto before = m_pending.series.size();
    if (m_delivered + kFeedSlice > before)
        part.gauges = sliceOf(m_pending.gauges, std::max(m_delivered, before) - before, kFeedSlice - part.series.size());
    if (m_delivered == 0)
        part.ticks = std::move(m_pending.ticks); // curves need them
    m_delivered += part.series.size() + part.gauges.size();
    part.now = m_now;
    const bool isLast = m_delivered >= total;
    if (isLast)
        part.moments = std::move(m_pending.moments);
    emit news(part);
    if (!isLast)
        return QTimer::singleShot(0, this, &RunFeed::deliver);
    m_isLooking = false;
    m_timer.start(m_now.live ? kFeedMillis : kFeedMillisIdle);
}

} // namespace danlu::ui
