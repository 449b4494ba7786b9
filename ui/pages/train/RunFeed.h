#pragma once

#include "services/run/RunFollower.h"
#include "ui/shell/Job.h"

#include <QTimer>

namespace danlu::ui {

/// Follows one run's journal beside the GUI thread and hands on what is new in slices that do not hold it up. Child of who shows the run.
class RunFeed : public QObject {
    Q_OBJECT
public:
    RunFeed(QThreadPool& pool, const Path& project, const QString& run, QObject* parent);
    const QString& run() const { return m_run; }
    const services::RunSummary& now() const { return m_now; }
    /// Looks again at once: somebody says that the run goes on.
    void look();

signals:
    void news(const danlu::services::RunNews& news);
    void failed(const danlu::Error& error);

private:
    void take(services::RunNews news);
    void deliver();

    QThreadPool& m_pool;
    Path m_project;
    QString m_run;
    std::shared_ptr<std::optional<services::RunFollower>> m_follower; // the pool's
    services::RunSummary m_now;
    services::RunNews m_pending;
    std::size_t m_delivered = 0; // of series, then gauges
    QTimer m_timer;
    bool m_isLooking = false; // until what was found is handed on
};

} // namespace danlu::ui
