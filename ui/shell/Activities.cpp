#include "ui/shell/Activities.h"

namespace danlu::ui {

Job* Activities::keep(const ActivityFace& face, Job* job) {
    m_all.push_back({face, job, {}});
    connect(job, &Job::progressed, this, [this, job](const services::Step& step) {
        if (const auto found = std::ranges::find(m_all, job, &Activity::job); found != m_all.end())
            found->step = step;
        emit changed();
    });
    // A job that never comes to its end (its project was closed) goes from the list too.
    connect(job, &QObject::destroyed, this, [this, job] {
        std::erase_if(m_all, [&](const Activity& each) { return each.job == job; });
        emit changed();
    });
    emit changed();
    return job;
}

void Activities::cancelAll() {
    for (const Activity& each : m_all)
        each.job->cancel();
}

} // namespace danlu::ui
