#pragma once

#include "ui/shell/Activities.h"
#include "ui/shell/DemoProgress.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QProcess>

namespace danlu::ui {

/// The sample project: where it lies, and how it comes to be: `danlu-cli demo`, which goes on whatever page is shown. The project is opened
/// as soon as it is there, so that one can look on. It is not protected: its passphrase lies beside it. One for the window; GUI thread.
class Sample : public QObject {
    Q_OBJECT
public:
    Sample(Session& session, Activities& activities, QObject* parent = nullptr);
    /// Asks a build that still runs to stop, and waits for it.
    ~Sample() override;

    /// Project folder of a sample that was built to its end, below the home folder; empty where there is none.
    static QString whole();
    static bool isSample(const Path& project);
    /// Opens a sample and unlocks it with the passphrase beside it.
    void open(const QString& project);
    /// Unlocks the one that is open locked.
    void unlock();

    void build();
    void cancel();
    bool isBuilding() const { return m_process != nullptr; }
    const DemoProgress& progress() const { return m_progress; }
    double secondsLeft() const { return m_progress.secondsLeft(double(m_clock.elapsed()) / 1000); }

signals:
    void changed();
    void failed(const danlu::Error& error);
    void unlocked();

private:
    void read();
    void end(bool isGood);
    void tell();
    QString project() const { return m_folder + QStringLiteral("/tickets.danlu"); }

    Session& m_session;
    Activities& m_activities;
    QProcess* m_process = nullptr;
    QPointer<Job> m_job; // what the list of activities holds
    std::unique_ptr<std::stop_callback<std::function<void()>>> m_onStop;
    DemoProgress m_progress;
    QElapsedTimer m_clock;
    QString m_folder;
    bool m_isShown = false, m_isCancelled = false;
};

} // namespace danlu::ui
