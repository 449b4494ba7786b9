#pragma once

#include "spec/TrainSpec.h"
#include "ui/shell/Activities.h"
#include "ui/shell/RunsWatch.h"

#include <deque>

namespace danlu::ui {

/// Runs that wait for the one before them, in the order they were asked for. Started while the window is open and the project unlocked; kept
/// in memory only, for what is not started is nothing yet. One for the window; GUI thread.
class RunQueue : public QObject {
    Q_OBJECT
public:
    RunQueue(Session& session, Activities& activities, RunsWatch& runs, QObject* parent = nullptr);
    /// Starts it, now if nothing else runs.
    void add(const spec::TrainSpec& spec);
    void remove(std::size_t index);
    void moveUp(std::size_t index);
    const std::deque<spec::TrainSpec>& waiting() const { return m_waiting; }
    /// Whether what is added now has to wait.
    bool isBusy() const { return m_isStarting || !m_awaited.isEmpty() || m_runs.live() || !m_waiting.empty(); }

signals:
    void changed();
    void started(const QString& run);
    void failed(const QString& name, const danlu::Error& error);

private:
    void startNext();

    Session& m_session;
    Activities& m_activities;
    RunsWatch& m_runs;
    std::deque<spec::TrainSpec> m_waiting;
    bool m_isStarting = false;
    QString m_awaited; // has begun and is not among the runs yet
};

} // namespace danlu::ui
