#pragma once

#include "base/Result.h"

#include <QWidget>

namespace danlu::ui {

class Job;
class Panel;

/// What the export page does now and what did not work out, above its cards. One long work at a time.
class WorkBox : public QWidget {
    Q_OBJECT
public:
    explicit WorkBox(QWidget* parent = nullptr);
    /// Shown while the job lives.
    void follow(Job* job, const QString& name);
    bool isBusy() const { return m_isBusy; }
    /// Stays until somebody closes it or something new begins; what was cancelled is no problem.
    void showProblem(const QString& title, const danlu::Error& error);

signals:
    void busyChanged();

private:
    void clearProblem();
    void setBusy(bool isBusy);

    Panel* m_progress;
    Panel* m_problem;
    bool m_isBusy = false;
};

} // namespace danlu::ui
