#include "ui/shell/Job.h"

#include "ui/shell/Sentences.h"

namespace danlu::ui {

Job::Job(QObject* context) : QObject(context), m_link(std::make_shared<JobLink>(*this)) {}

Job::~Job() {
    const std::lock_guard lock(m_link->m_mutex);
    m_link->m_job = nullptr;
    m_link->m_stop.request_stop();
}

void Job::cancel() { m_link->m_stop.request_stop(); }

services::Task JobLink::task() {
    services::Task task;
    task.progress = [link = shared_from_this()](const services::Step& step) { link->tell(step); };
    task.note = [link = shared_from_this()](std::string_view sentence) { link->note(sentence); };
    task.stop = m_stop.get_token();
    return task;
}

// Posting happens under the mutex: a job that goes takes it first, so nothing is posted to one that is gone.

void JobLink::tell(const services::Step& step) {
    const std::lock_guard lock(m_mutex);
    m_step = step;
    if (!m_job || !m_isTold)
        return;
    m_isTold = false;
    QMetaObject::invokeMethod(
        m_job, [link = shared_from_this(), job = m_job] { emit job->progressed(link->takeStep()); }, Qt::QueuedConnection);
}

services::Step JobLink::takeStep() {
    const std::lock_guard lock(m_mutex);
    m_isTold = true;
    return m_step;
}

void JobLink::note(std::string_view sentence) {
    const std::lock_guard lock(m_mutex);
    if (!m_job)
        return;
    const auto text = QString::fromUtf8(sentence.data(), qsizetype(sentence.size()));
    QMetaObject::invokeMethod(
        m_job, [job = m_job, text] { emit job->noted(inWords(text)); }, Qt::QueuedConnection);
}

void JobLink::finish(std::function<void()> last) {
    const std::lock_guard lock(m_mutex);
    if (!m_job)
        return;
    const auto end = [job = m_job, last = std::move(last)] {
        last();
        emit job->ended();
        job->deleteLater();
    };
    QMetaObject::invokeMethod(m_job, end, Qt::QueuedConnection);
}

} // namespace danlu::ui
