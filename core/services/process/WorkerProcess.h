#pragma once

#include "protocol/Watchdog.h"
#include "services/Programs.h"
#include "services/Task.h"
#include "services/process/HelperProcess.h"

namespace danlu::services {

/// One job in danlu-worker: started, watched, cancelled. Progress and metrics go to the task; everything else to the caller. One thread.
class WorkerProcess {
public:
    using OnMessage = std::function<Result<>(const protocol::Message&)>;

    static Result<WorkerProcess> start(const Programs& programs, const protocol::Start& job, Session session = Session::Shared);

    /// Pumps messages until the job is Finished; its result. Failed's error, Crashed or Timeout otherwise. When the task is asked to stop
    /// `cancel` is called once and the job has a minute to end by itself; without one it is ended at once.
    Result<Json> finish(const Task& task, const OnMessage& other = {}, const std::function<Result<>()>& cancel = {});
    /// Pumps messages until one of this type arrives, which is the result; Finished and Failed end it as well.
    Result<protocol::Message> next(protocol::MessageType wanted, const Task& task, const OnMessage& other = {});

    Result<> send(protocol::MessageType type, const Json& json) { return m_helper.send(type, json); }
    /// Lets it go on without us.
    void release() { m_helper.process().release(); }
    ChildProcess& process() { return m_helper.process(); }

private:
    explicit WorkerProcess(HelperProcess helper);
    Result<> watch(const Task& task, const std::function<Result<>()>& cancel);
    void report(const protocol::Message& message, const Task& task);

    HelperProcess m_helper;
    protocol::Watchdog m_watchdog;
    Step m_step;
    double m_giveUpAt = -1; // monotonic seconds; set when cancelled
    bool m_warned = false;
};

/// One job from start to end; its result.
Result<Json> runJob(const Programs& programs, const protocol::Start& job, const Task& task);

} // namespace danlu::services
