#include "ui/shell/RunQueue.h"

#include "services/run/Run.h"

namespace danlu::ui {

RunQueue::RunQueue(Session& session, Activities& activities, RunsWatch& runs, QObject* parent)
    : QObject(parent), m_session(session), m_activities(activities), m_runs(runs) {
    connect(&runs, &RunsWatch::changed, this, &RunQueue::startNext);
    connect(&session, &Session::stateChanged, this, [this] {
        if (m_session.state() == Session::State::Closed && !std::exchange(m_waiting, {}).empty())
            emit changed();
        if (m_session.state() == Session::State::Closed) {
            m_isStarting = false; // nobody hears of it any more
            m_awaited.clear();
        }
        startNext();
    });
}

void RunQueue::add(const spec::TrainSpec& spec) {
    m_waiting.push_back(spec);
    startNext();
    emit changed();
}

void RunQueue::remove(std::size_t index) {
    if (index >= m_waiting.size())
        return;
    m_waiting.erase(m_waiting.begin() + std::ptrdiff_t(index));
    emit changed();
}

void RunQueue::moveUp(std::size_t index) {
    if (index == 0 || index >= m_waiting.size())
        return;
    std::swap(m_waiting[index], m_waiting[index - 1]);
    emit changed();
}

void RunQueue::startNext() {
    if (std::ranges::any_of(m_runs.all(), [this](const RunFace& run) { return run.id == m_awaited; }))
        m_awaited.clear();
    if (m_isStarting || !m_awaited.isEmpty() || m_waiting.empty() || m_runs.live() || m_session.state() != Session::State::Unlocked)
        return;
    m_isStarting = true;
    const spec::TrainSpec spec = m_waiting.front();
    m_waiting.pop_front();
    const QString name = QString::fromStdString(spec.name);
    const auto work = [spec](services::Project& project, const services::Task& task) {
        return services::startRun(project, spec, services::Follow::Detach, task);
    };
    m_activities.start<Json>({"flame"_icon, tr("Starting %1").arg(name), QStringLiteral("train"), {}}, work, [this, name](Result<Json> run) {
        m_isStarting = false;
        if (run)
            m_awaited = QString::fromStdString(run->value("run", std::string()));
        m_runs.look();
        if (run)
            emit started(m_awaited);
        else
            emit failed(name, run.error());
        if (!run)
            startNext(); // the others do not wait for one that cannot begin
        emit changed();
    });
    emit changed();
}

} // namespace danlu::ui
