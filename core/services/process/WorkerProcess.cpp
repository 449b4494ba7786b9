#include "services/process/WorkerProcess.h"

#include "base/Clock.h"

namespace danlu::services {
namespace {

using protocol::MessageType;

constexpr int kPollMillis = 200;
constexpr double kCancelSeconds = 60;

/// How long a thread of the worker spins (libgomp's unit) before it sleeps while it waits for the others. libgomp's own default spins for
/// milliseconds, which costs the others their core wherever another program wants one too. Training a LoRA on two cores, tokens/s alone and
/// beside a busy program: 300000 (libgomp's) 2,640 and 120 · 10000 2,700 and 770 · 5000 2,400 and 1,020 · 1000 2,250 and 1,430.
constexpr const char* kSpinning = "GOMP_SPINCOUNT=10000";

double now() { return SystemClock().monotonicSeconds(); }

} // namespace

WorkerProcess::WorkerProcess(HelperProcess helper) : m_helper(std::move(helper)), m_watchdog(now()) {}

Result<WorkerProcess> WorkerProcess::start(const Programs& programs, const protocol::Start& job, Session session) {
    const auto errors = session == Session::Own ? ErrorStream::Discarded : ErrorStream::Collected;
    DANLU_TRY(HelperProcess helper, HelperProcess::start({programs.worker, {}, {}, session, errors, {kSpinning}}));
    WorkerProcess worker(std::move(helper));
    DANLU_CHECK(worker.send(MessageType::Start, protocol::toJson(job)));
    return worker;
}

Result<> WorkerProcess::watch(const Task& task, const std::function<Result<>()>& cancel) {
    if (task.stop.stop_requested() && m_giveUpAt < 0) {
        m_giveUpAt = now() + (cancel ? kCancelSeconds : 0);
        if (cancel)
            DANLU_CHECK(cancel());
    }
    if (m_giveUpAt >= 0 && now() >= m_giveUpAt) {
        m_helper.process().stop(5);
        return Error(ErrorCode::Cancelled, "cancelled");
    }
    const auto verdict = m_watchdog.check(now());
    if (verdict == protocol::Watchdog::Verdict::Silent) {
        m_helper.process().kill();
        return Error(ErrorCode::Timeout, "danlu-worker gave no sign of life for 30 seconds and was ended")
            .withHint("Checkpoints written so far are kept: resume the run.");
    }
    if (verdict == protocol::Watchdog::Verdict::Still && !std::exchange(m_warned, true))
        task.note("danlu-worker is alive but has not got on for " + std::to_string(int(m_watchdog.patience())) + " seconds");
    return ok();
}

void WorkerProcess::report(const protocol::Message& message, const Task& task) {
    const auto json = message.json();
    if (!json)
        return;
    if (message.type == MessageType::Heartbeat) {
        m_watchdog.heartbeat(now(), memberOr<std::uint64_t>(*json, "counter", 0).value());
        if (m_step.done == 0 && !m_step.phase.empty())
            task.progress(m_step); // a phase that tells nothing: people still see that time passes
        return;
    }
    if (message.type == MessageType::Log) {
        if (memberOr<std::string>(*json, "level", "info").value() != "info")
            task.note(memberOr<std::string>(*json, "text", "").value());
        return;
    }
    if (message.type == MessageType::Phase) {
        m_step = {memberOr<std::string>(*json, "phase", "").value(), 0, 0, -1, m_step.values};
    } else if (message.type == MessageType::Metrics) {
        if (const auto values = json->find("values"); values != json->end() && values->is_object())
            for (const auto& [name, value] : values->items())
                if (value.is_number())
                    m_step.values[name] = value.get<double>();
        m_watchdog.step(now());
    } else if (message.type != MessageType::Progress) {
        return;
    } else {
        m_step.done = memberOr<std::int64_t>(*json, "done", 0).value();
        m_step.total = memberOr<std::int64_t>(*json, "total", 0).value();
        m_step.eta = memberOr<double>(*json, "eta", -1).value();
    }
    task.progress(m_step);
}

Result<protocol::Message> WorkerProcess::next(MessageType wanted, const Task& task, const OnMessage& other) {
    for (;;) {
        DANLU_CHECK(watch(task, {}));
        DANLU_TRY(auto message, m_helper.receive(kPollMillis));
        if (!message)
            continue;
        if (message->type == MessageType::Failed) {
            DANLU_TRY(const Json json, message->json());
            return errorOf(json);
        }
        if (message->type == wanted || message->type == MessageType::Finished)
            return std::move(*message);
        report(*message, task);
        if (other)
            DANLU_CHECK(other(*message));
    }
}

Result<Json> WorkerProcess::finish(const Task& task, const OnMessage& other, const std::function<Result<>()>& cancel) {
    for (;;) {
        DANLU_CHECK(watch(task, cancel));
        DANLU_TRY(auto message, m_helper.receive(kPollMillis));
        if (!message)
            continue;
        if (message->type == MessageType::Finished || message->type == MessageType::Failed) {
            DANLU_TRY(Json json, message->json());
            m_helper.process().closeInput();
            m_helper.process().wait(5);
            if (message->type == MessageType::Failed)
                return errorOf(json);
            return json;
        }
        report(*message, task);
        if (other)
            DANLU_CHECK(other(*message));
    }
}

Result<Json> runJob(const Programs& programs, const protocol::Start& job, const Task& task) {
    DANLU_TRY(WorkerProcess worker, WorkerProcess::start(programs, job));
    return worker.finish(task);
}

} // namespace danlu::services
