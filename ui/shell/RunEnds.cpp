#include "ui/shell/RunEnds.h"

#include "services/run/Queue.h"

namespace danlu::ui {

RunEnds::RunEnds(Session& session, RunsWatch& runs, QObject* parent) : QObject(parent), m_session(session), m_runs(runs) {
    connect(&runs, &RunsWatch::changed, this, &RunEnds::look);
    connect(&session, &Session::stateChanged, this, [this] {
        m_isAsking = false; // of a project that was closed nobody hears any more
        look();
    });
}

void RunEnds::look() {
    if (m_isAsking || m_session.state() != Session::State::Unlocked)
        return;
    QStringList ended;
    for (const RunFace& run : m_runs.all())
        if (!run.isLive && !run.place)
            ended << run.id;
    if (ended == m_ended)
        return;
    m_ended = ended;
    m_isAsking = true;
    const auto work = [](services::Project& project, const services::Task&) { return services::noteEndedRuns(project); };
    m_session.act<Json>(this, work, [this](Result<Json>) {
        m_isAsking = false;
        m_runs.look(); // they have models now
        look();
    });
}

} // namespace danlu::ui
