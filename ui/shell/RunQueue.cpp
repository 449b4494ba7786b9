#include "ui/shell/RunQueue.h"

#include "services/run/Absorb.h"
#include "services/run/Run.h"

#include <QSet>

namespace danlu::ui {
namespace {

bool isLeftOver(const RunFace& run) { return !run.isLive && run.model.isEmpty() && run.state == QStringLiteral("finished"); }

} // namespace

RunQueue::RunQueue(Session& session, Activities& activities, RunsWatch& runs, QObject* parent)
    : QObject(parent), m_session(session), m_activities(activities), m_runs(runs) {
    connect(&runs, &RunsWatch::changed, this, &RunQueue::startNext);
    connect(&runs, &RunsWatch::changed, this, [this, asked = QSet<QString>()]() mutable { // what it made is a model only when it was taken in
        if (m_session.state() != Session::State::Unlocked)
            return asked.clear();
        const auto isNew = [&asked](const RunFace& run) { return isLeftOver(run) && !asked.contains(run.id); };
        const auto found = std::ranges::find_if(m_runs.all(), isNew);
        if (found == m_runs.all().end())
            return;
        asked.insert(found->id);
        const auto takeIn = [](services::Project& project) -> Result<std::monostate> {
            DANLU_CHECK(services::absorbEndedRuns(project.file()));
            return ok();
        };
        m_session.ask<std::monostate>(this, takeIn, [this](Result<std::monostate>) { m_runs.look(); });
    });
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
