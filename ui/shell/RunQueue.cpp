#include "ui/shell/RunQueue.h"

#include "services/run/Queue.h"

namespace danlu::ui {

RunQueue::RunQueue(Session& session, Activities& activities, RunsWatch& runs, QObject* parent)
    : QObject(parent), m_session(session), m_activities(activities), m_runs(runs) {
    m_pool.setMaxThreadCount(1);
    connect(&runs, &RunsWatch::changed, this, [this] {
        emit changed();
        startNext();
    });
    connect(&session, &Session::stateChanged, this, [this] {
        if (m_session.state() == Session::State::Closed) { // nobody hears of it any more
            m_isStarting = false;
            m_adding = 0;
        }
        startNext();
    });
}

std::vector<RunFace> RunQueue::waiting() const {
    std::vector<RunFace> waiting;
    std::ranges::copy_if(m_runs.all(), std::back_inserter(waiting), [](const RunFace& run) { return run.place.has_value(); });
    std::ranges::stable_sort(waiting, {}, [](const RunFace& run) { return *run.place; });
    return waiting;
}

bool RunQueue::isBusy() const { return m_isStarting || m_adding > 0 || m_runs.live() || !waiting().empty(); }

void RunQueue::add(const spec::TrainSpec& spec) {
    ++m_adding;
    const QString name = QString::fromStdString(spec.name);
    const auto work = [spec](services::Project& project, const services::Task& task) { return services::queueRun(project, spec, task); };
    m_activities.start<Json>({"flame"_icon, tr("Preparing %1").arg(name), QStringLiteral("train"), {}}, work, [this, name](Result<Json> run) {
        --m_adding;
        m_runs.look();
        if (run)
            emit added(QString::fromStdString(run->value("run", std::string())));
        else
            emit refused(name, run.error());
        emit changed();
    });
    emit changed();
}

void RunQueue::ask(const QString& id, std::function<Result<Json>(const Path&, const std::string&, const services::Task&)> work) {
    const auto asked = [project = m_session.folder(), run = id.toStdString(), work = std::move(work)](const services::Task& task) {
        return work(project, run, task);
    };
    runTask<Json>(m_pool, this, asked, [this](Result<Json>) { m_runs.look(); }); // where it failed, the list says how things are
}

void RunQueue::remove(const QString& id) {
    ask(id, [](const Path& project, const std::string& run, const services::Task& task) {
        return services::controlRun(project, run, services::Command::CancelNow, services::Wait::ForAcknowledgement, task);
    });
}

void RunQueue::moveUp(const QString& id) {
    ask(id, [](const Path& project, const std::string& run, const services::Task&) { return services::moveQueuedRun(project, run, services::Move::Up); });
}

void RunQueue::startNext() {
    const auto queue = waiting();
    if (m_isStarting || queue.empty() || m_runs.live() || m_session.state() != Session::State::Unlocked)
        return;
    m_isStarting = true;
    const QString name = queue.front().name;
    const auto work = [](services::Project& project, const services::Task& task) { return services::startNextRun(project, services::Follow::Detach, task); };
    m_activities.start<Json>({"flame"_icon, tr("Starting %1").arg(name), QStringLiteral("train"), queue.front().id}, work, [this, name](Result<Json> run) {
        m_isStarting = false;
        m_runs.look();
        if (run && (*run)["run"].is_string())
            emit started(QString::fromStdString((*run)["run"].get<std::string>()));
        if (!run)
            emit failed(name, run.error());
        emit changed();
    });
    emit changed();
}

} // namespace danlu::ui
