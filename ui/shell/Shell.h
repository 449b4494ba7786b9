#pragma once

#include "ui/shell/IdleLock.h"
#include "ui/shell/MachineWatch.h"
#include "ui/shell/RunEnds.h"
#include "ui/shell/RunQueue.h"
#include "ui/shell/Sample.h"
#include "ui/widgets/ToastStack.h"

namespace danlu::ui {

/// What every page is handed: the project, what goes on, the way to other pages. Owned by the program; GUI thread.
class Shell : public QObject {
    Q_OBJECT
public:
    explicit Shell(services::Programs programs, QObject* parent = nullptr);

    Preferences& preferences() { return m_preferences; }
    Session& session() { return m_session; }
    Activities& activities() { return m_activities; }
    RunsWatch& runs() { return m_runs; }
    RunQueue& queue() { return m_queue; }
    MachineWatch& machine() { return m_machine; }
    IdleLock& idle() { return m_idle; }
    Sample& sample() { return m_sample; }

    /// Shows a page, on something particular where `what` names it: a dataset, a run.
    void go(const QString& page, const QString& what = {}) { emit wentTo(page, what); }
    void toast(const Toast& toast) { emit toasted(toast); }
    /// Something did not work and there is no place on a page to say so: a toast, and behind it the panel with the causes.
    void complain(const QString& title, const danlu::Error& error);
    /// The window asks which folder to open.
    void askForProject() { emit projectAsked(); }
    /// Opens it locked; a toast where that fails.
    void openProject(const QString& folder);

signals:
    void wentTo(const QString& page, const QString& what);
    void projectAsked();
    void problemAsked(const QString& title, const danlu::Error& error);
    void toasted(const danlu::ui::Toast& toast);

private:
    Preferences m_preferences;
    Session m_session;
    Activities m_activities;
    RunsWatch m_runs;
    RunQueue m_queue;
    RunEnds m_ends;
    MachineWatch m_machine;
    IdleLock m_idle;
    Sample m_sample;
};

} // namespace danlu::ui
