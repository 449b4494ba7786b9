#pragma once

#include "ui/shell/RunsWatch.h"

namespace danlu::ui {

/// Takes in the ends of runs while a project is open, as every unlock does: when a curve is complete, the model is there.
class RunEnds : public QObject {
    Q_OBJECT
public:
    RunEnds(Session& session, RunsWatch& runs, QObject* parent = nullptr);

private:
    void look();

    Session& m_session;
    RunsWatch& m_runs;
    QStringList m_ended; // as far as they were taken in
    bool m_isAsking = false;
};

} // namespace danlu::ui
