#pragma once

#include "services/chat/Prompt.h"
#include "services/process/WorkerProcess.h"
#include "services/project/Project.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace danlu::services {

/// A worker that keeps one or several models loaded and answers many prompts. What is asked of it waits its turn; any thread may ask. The
/// worker goes with the session, when it was idle for too long, and when an answer was given up before the models were there; the next
/// question starts another. A worker that dies is an error of the question it was at, and nothing more; one that was dead or dying before it
/// gave a sign of the question is replaced.
class ChatSession {
public:
    /// Whether the models exist is found out here; nothing is loaded before the first question.
    static Result<std::shared_ptr<ChatSession>> open(const Project& project, std::vector<std::string> models);

    /// One answer: {model, text, ids, reason, prompt_tokens, completion_tokens, prompt_seconds, seconds, tokens_per_second, memory_bytes}.
    /// A stop ends it early with what there is (reason "cancelled"). `record` says whether the audit log hears of it here.
    enum class Audited { Here, ByCaller };
    Result<Json> ask(Project& project, std::size_t model, const GenerateRequest& request, const Task& task, Audited audited = Audited::Here);

    /// Ends the worker if nothing was asked for so long. Never waits.
    void closeIfIdle(double seconds);
    /// Whether a worker holds the models now.
    bool isLoaded() const { return m_isLoaded; }
    /// 0 while there is none.
    pid_t workerPid() const { return m_pid; }
    const std::vector<std::string>& models() const { return m_models; }

private:
    explicit ChatSession(std::vector<std::string> models) : m_models(std::move(models)) {}
    Result<> ensureWorker(const Project& project);
    Result<Json> answer(const protocol::Generate& request, const std::function<void(std::string_view)>& onText, const Task& task);
    void end();

    const std::vector<std::string> m_models;
    std::mutex m_mutex; // one question at a time
    std::optional<WorkerProcess> m_worker;
    std::atomic<bool> m_isLoaded = false;
    bool m_isHeard = false; // the worker said something since it was asked
    std::atomic<pid_t> m_pid = 0;
    std::int64_t m_number = 0;
    double m_lastUsed = 0; // monotonic seconds
};

} // namespace danlu::services
