#pragma once

#include "ui/shell/Session.h"
#include "ui/style/Icon.h"

namespace danlu::ui {

/// What somebody may want to know of long work from anywhere in the window.
struct ActivityFace {
    IconName icon;
    QString name;       // "Import tickets", in the language it was started in
    QString page, what; // where it is shown
};

/// Long work that outlives the page that began it: import, cleaning, export, quantization. One for the window, which stays until the last
/// of them has ended. GUI thread.
class Activities : public QObject {
    Q_OBJECT
public:
    struct Activity {
        ActivityFace face;
        Job* job;
        services::Step step;
    };

    explicit Activities(Session& session, QObject* parent = nullptr) : QObject(parent), m_session(session) {}

    /// `done` is called whether or not the page still exists: it asks for itself (a QPointer) before it touches one.
    template <typename T>
    Job* start(const ActivityFace& face, std::function<Result<T>(services::Project&, const services::Task&)> work, Done<T> done) {
        return keep(face, m_session.act<T>(this, std::move(work), std::move(done)));
    }
    /// Work of our own making that shows up in the list as long as its job lives.
    Job* add(const ActivityFace& face, Job* job) { return keep(face, job); }
    /// The oldest first.
    const std::vector<Activity>& all() const { return m_all; }
    void cancelAll();

signals:
    void changed();

private:
    Job* keep(const ActivityFace& face, Job* job);

    Session& m_session;
    std::vector<Activity> m_all;
};

} // namespace danlu::ui
