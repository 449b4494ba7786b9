#pragma once

#include "base/Result.h"
#include "services/Task.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <mutex>

namespace danlu::ui {

template <typename T>
using Done = std::function<void(Result<T>)>;

class JobLink;

/// A piece of work in another thread, as the GUI thread sees it: how far it is, what it says, a way to stop it. Child of the object it was
/// started for; when that goes, the work is asked to stop and nobody hears of it any more. Deletes itself when the work is done.
class Job : public QObject {
    Q_OBJECT
public:
    explicit Job(QObject* context);
    ~Job() override;
    void cancel();
    const std::shared_ptr<JobLink>& link() const { return m_link; }

signals:
    void progressed(const danlu::services::Step& step);
    void noted(const QString& sentence);
    void ended(); // after `done` was called

private:
    std::shared_ptr<JobLink> m_link;
};

/// The other end of a job, for the thread that works. Outlives the job.
class JobLink : public std::enable_shared_from_this<JobLink> {
public:
    explicit JobLink(Job& job) : m_job(&job) {}
    /// What the services are handed. Steps that come faster than the GUI takes them are passed over, the last one never.
    services::Task task();
    /// Runs `last` in the GUI thread and ends the job.
    void finish(std::function<void()> last);

private:
    friend class Job;
    void tell(const services::Step& step);
    void note(std::string_view sentence);
    services::Step takeStep();

    std::mutex m_mutex;
    Job* m_job; // null once it is gone
    std::stop_source m_stop;
    services::Step m_step;
    bool m_isTold = true; // the GUI thread has seen m_step
};

/// The one asynchronous idiom: `work` runs in the pool, `done` gets its result in the GUI thread unless `context` is gone.
template <typename T>
Job* runTask(QThreadPool& pool, QObject* context, std::function<Result<T>(const services::Task&)> work, Done<T> done) {
    auto* job = new Job(context);
    pool.start([link = job->link(), work = std::move(work), done = std::move(done)] {
        auto result = std::make_shared<Result<T>>(work(link->task()));
        link->finish([done, result] { done(std::move(*result)); });
    });
    return job;
}

} // namespace danlu::ui
