#pragma once

#include "spec/TrainSpec.h"
#include "ui/shell/Activities.h"
#include "ui/shell/RunsWatch.h"

namespace danlu::ui {

/// Runs that wait for the one before them. They are the project's and outlive the window, which begins them in turn while it is open and the
/// project unlocked. One for the window; GUI thread.
class RunQueue : public QObject {
    Q_OBJECT
public:
    RunQueue(Session& session, Activities& activities, RunsWatch& runs, QObject* parent = nullptr);
    /// Freezes it and puts it at the end; it begins at once where nothing else runs.
    void add(const spec::TrainSpec& spec);
    void remove(const QString& id);
    void moveUp(const QString& id);
    /// The next one first.
    std::vector<RunFace> waiting() const;
    /// Whether what is added now has to wait.
    bool isBusy() const;

signals:
    void changed();
    /// It lies in the project now; or it does not.
    void added(const QString& run);
    void refused(const QString& name, const danlu::Error& error);
    void started(const QString& run);
    /// One that waited could not begin.
    void failed(const QString& name, const danlu::Error& error);

private:
    void startNext();
    void ask(const QString& id, std::function<Result<Json>(const Path&, const std::string&, const services::Task&)> work);

    Session& m_session;
    Activities& m_activities;
    RunsWatch& m_runs;
    QThreadPool m_pool;
    bool m_isStarting = false;
    int m_adding = 0;
};

} // namespace danlu::ui
