#pragma once

#include "services/run/RunWatch.h"
#include "ui/shell/Session.h"

#include <QDateTime>

namespace danlu::ui {

/// What a list says of a run; the words of `run list`.
struct RunFace {
    QString id, name, state, dataset, base, model; // state: "running" …; model: empty while there is none
    bool isLive = false;
    std::optional<std::int64_t> place; // in the queue, while it waits there
    std::int64_t step = 0, steps = 0;
    QString phase, errorCode;                  // phase: only of a live one; errorCode: "NoSpace" …, of one that failed
    std::int64_t checkpoint = -1;              // step of the last one, −1 = none
    std::optional<double> loss, evalLoss, eta; // eta: seconds
    std::vector<float> losses;                 // some of them, evenly apart
    QDateTime started, updated, ended;         // local time
    double fraction() const { return steps > 0 ? double(step) / double(steps) : 0; }
    bool operator==(const RunFace&) const = default;
};

/// The runs of the open project, read from their folders every second: whoever started them, and while the project is locked too.
class RunsWatch : public QObject {
    Q_OBJECT
public:
    explicit RunsWatch(Session& session, QObject* parent = nullptr);
    ~RunsWatch() override;
    /// The newest first.
    const std::vector<RunFace>& all() const { return m_all; }
    /// The one that works now, null where none does.
    const RunFace* live() const;
    /// Looks now and not when the second is over.
    void look();

signals:
    void changed();

private:
    void start();
    void take(std::vector<RunFace> runs);

    Session& m_session;
    QTimer m_timer;
    QThreadPool m_pool;
    Path m_listed;                             // the project m_list reads
    std::shared_ptr<services::RunList> m_list; // the pool's thread's alone
    std::vector<RunFace> m_all;
    bool m_isLooking = false;
};

} // namespace danlu::ui
