#pragma once

#include "services/project/Passphrase.h"
#include "services/project/Project.h"
#include "ui/shell/Job.h"

#include <QTimer>

#include <optional>

namespace danlu::ui {

/// The project that is open in the window, and the threads that work on it. The database is touched in one thread; long work gets a handle
/// of its own in another. GUI thread; pages are handed a reference.
class Session : public QObject {
    Q_OBJECT
public:
    enum class State { Closed, Locked, Unlocked };

    explicit Session(services::Programs programs, QObject* parent = nullptr);
    /// Asks what still runs to stop and waits for it.
    ~Session() override;

    State state() const { return m_state; }
    const Path& folder() const { return m_folder; }
    const QString& name() const { return m_name; }
    const services::Programs& programs() const { return m_programs; }

    /// Opens a project locked, in place of the one that was open.
    void open(const Path& folder, Done<std::monostate> done);
    /// The passphrase as it was typed.
    void unlock(const QString& passphrase, Done<std::monostate> done);
    void unlock(services::SecretBuffer passphrase, Done<std::monostate> done);
    /// With the recovery code as it was typed; the new passphrase takes the place of the lost one.
    void recover(const QString& code, const QString& newPassphrase, Done<std::monostate> done);
    /// Forgets the keys. Work that has begun keeps those it has until it ends.
    void lock();
    void close();

    /// Something short: reads, small acts. They run one after the other.
    template <typename T>
    Job* ask(QObject* context, std::function<Result<T>(services::Project&)> work, Done<T> done) {
        return runTask<T>(
            m_store, context, [this, work = std::move(work)](const services::Task&) { return inStore<T>(work); }, ifCurrent(std::move(done)));
    }
    /// Something long: import, training, export. It runs beside everything else.
    template <typename T>
    Job* act(QObject* context, std::function<Result<T>(services::Project&, const services::Task&)> work, Done<T> done);

signals:
    void stateChanged();
    /// Something was committed by another program, or by long work of ours.
    void changed();

private:
    template <typename T>
    Result<T> inStore(const std::function<Result<T>(services::Project&)>& work) {
        return m_project ? work(*m_project) : Result<T>(Error(ErrorCode::Locked, "no project is open"));
    }
    /// Answers of a project that was closed meanwhile are of no interest any more.
    template <typename T>
    Done<T> ifCurrent(Done<T> done) {
        return [this, number = m_number, done = std::move(done)](Result<T> result) {
            if (number == m_number)
                done(std::move(result));
        };
    }
    /// Runs what opens the project, and tells that it is unlocked.
    void openWith(std::function<Result<std::monostate>(services::Project&)> key, Done<std::monostate> done);
    void setState(State state, const Path& folder, const QString& name);
    void lookForChanges();

    services::Programs m_programs;
    State m_state = State::Closed;
    Path m_folder;
    QString m_name;
    std::uint64_t m_number = 0; // of the project that is open: another one, another number
    QTimer m_look;
    std::int64_t m_version = -1;
    std::optional<services::Project> m_project; // the store thread's alone
    QThreadPool m_store, m_workers;
};

template <typename T>
Job* Session::act(QObject* context, std::function<Result<T>(services::Project&, const services::Task&)> work, Done<T> done) {
    auto* job = new Job(context);
    m_store.start([this, link = job->link(), work = std::move(work), done = ifCurrent(std::move(done))] {
        auto twin = inStore<services::Project>([](services::Project& project) { return project.twin(); });
        auto shared = std::make_shared<Result<services::Project>>(std::move(twin));
        m_workers.start([link, work, done, shared] {
            auto result = std::make_shared<Result<T>>(*shared ? work(**shared, link->task()) : Result<T>(shared->error()));
            link->finish([done, result] { done(std::move(*result)); });
        });
    });
    return job;
}

} // namespace danlu::ui
