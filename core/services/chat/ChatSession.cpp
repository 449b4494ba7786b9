#include "services/chat/ChatSession.h"

#include "base/Clock.h"
#include "protocol/Jobs.h"
#include "services/model/OpenModel.h"

#include <fstream>
#include <unistd.h>

namespace danlu::services {
namespace {

using protocol::MessageType;

double monotonicNow() { return SystemClock().monotonicSeconds(); }

/// What a process holds in memory (statm's second number, in pages).
std::uint64_t residentBytes(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/statm");
    std::uint64_t whole = 0, resident = 0;
    file >> whole >> resident;
    return file ? resident * std::uint64_t(::sysconf(_SC_PAGESIZE)) : 0;
}

/// The worker's own words for a phase, said once the models are there.
bool saysLoaded(const protocol::Message& message) {
    const auto json = message.type == MessageType::Phase ? message.json() : Result<Json>(Json());
    return json && json->is_object() && json->value("phase", "") == "generating";
}

bool hasDied(const Error& error) { return error.code() == ErrorCode::Crashed || error.code() == ErrorCode::Io; }

} // namespace

Result<std::shared_ptr<ChatSession>> ChatSession::open(const Project& project, std::vector<std::string> models) {
    if (models.empty())
        return Error(ErrorCode::Usage, "a chat needs a model");
    for (const auto& name : models)
        DANLU_CHECK(store::modelNamed(project.file(), name));
    return std::shared_ptr<ChatSession>(new ChatSession(std::move(models)));
}

Result<> ChatSession::ensureWorker(const Project& project) {
    if (m_worker && m_worker->process().wait(0)) // it died while nobody asked
        end();
    if (m_worker)
        return ok();
    protocol::Start start;
    start.job = "generate";
    start.spec = Json::object();
    for (const auto& name : m_models) {
        DANLU_TRY(const auto model, openModel(project.file(), name));
        model.giveTo(start);
    }
    DANLU_TRY(WorkerProcess worker, WorkerProcess::start(project.programs(), start));
    m_worker.emplace(std::move(worker));
    m_pid = m_worker->process().pid();
    return ok();
}

void ChatSession::end() {
    m_isLoaded = false;
    m_pid = 0;
    m_worker.reset();
}

Result<Json> ChatSession::answer(const protocol::Generate& request, const std::function<void(std::string_view)>& onText, const Task& task) {
    Task patient = task; // a stop is passed on; it does not end the worker
    patient.stop = {};
    bool isGivenUp = false;
    m_isHeard = false;
    const auto hear = [&](const protocol::Message& message) -> Result<> {
        m_isHeard = m_isHeard || message.type != MessageType::Heartbeat;
        if (saysLoaded(message))
            m_isLoaded = true;
        if (message.type == MessageType::Token) {
            DANLU_TRY(const Json json, message.json());
            onText(memberOr<std::string>(json, "text", "").value());
        }
        isGivenUp = task.stop.stop_requested() && !m_isLoaded;
        if (isGivenUp)
            return Error(ErrorCode::Cancelled, "the answer was cancelled while its model was being loaded");
        return task.stop.stop_requested() ? m_worker->send(MessageType::StopGenerating, Json::object()) : ok();
    };
    auto finished = [&]() -> Result<protocol::Message> {
        DANLU_CHECK(m_worker->send(MessageType::Generate, protocol::toJson(request)));
        return m_worker->next(MessageType::Finished, patient, hear);
    }();
    if (!finished) {
        // A prompt that cannot be answered leaves the worker well; whatever else went wrong does not.
        const auto code = finished.error().code();
        if (isGivenUp || !m_isLoaded || code == ErrorCode::Crashed || code == ErrorCode::Timeout || code == ErrorCode::Io || code == ErrorCode::Corrupt)
            end();
        return std::move(finished).error();
    }
    return finished->json();
}

Result<Json> ChatSession::ask(Project& project, std::size_t model, const GenerateRequest& request, const Task& task, Audited audited) {
    const std::lock_guard turn(m_mutex);
    if (task.stop.stop_requested())
        return Error(ErrorCode::Cancelled, "the answer was cancelled before it began");
    DANLU_CHECK(ensureWorker(project));
    const bool isKept = m_isLoaded;
    protocol::Generate generate;
    generate.id = ++m_number;
    generate.model = std::int64_t(model);
    generate.prompt = request.prompt.text;
    generate.messages = request.prompt.messages;
    spec::SamplingSpec sampling = request.sampling;
    generate.sampling = spec::toJson(spec::fieldsOf(sampling));
    auto answered = answer(generate, request.onText, task);
    if (!answered && isKept && !m_isHeard && hasDied(answered.error())) { // before the question reached it
        DANLU_CHECK(ensureWorker(project));
        answered = answer(generate, request.onText, task);
    }
    m_lastUsed = monotonicNow();
    if (!answered)
        return answered;
    answered->erase("id");
    (*answered)["model"] = m_models.at(model);
    (*answered)["memory_bytes"] = residentBytes(m_pid);
    if (audited == Audited::Here)
        DANLU_CHECK(project.file().record({"chat.generate",
                                           m_models.at(model),
                                           {{"prompt_tokens", (*answered)["prompt_tokens"]}, {"completion_tokens", (*answered)["completion_tokens"]}},
                                           "ok"}));
    return answered;
}

void ChatSession::closeIfIdle(double seconds) {
    const std::unique_lock turn(m_mutex, std::try_to_lock); // somebody asks right now: not idle
    if (turn && m_worker && monotonicNow() - m_lastUsed >= seconds)
        end();
}

} // namespace danlu::services
