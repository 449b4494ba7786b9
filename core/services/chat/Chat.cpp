#include "services/chat/Chat.h"

#include "label/Scores.h"
#include "protocol/Jobs.h"
#include "services/dataset/HeldOut.h"
#include "services/model/OpenModel.h"
#include "services/process/WorkerProcess.h"
#include "text/RowPrompt.h"

#include <algorithm>

namespace danlu::services {
namespace {

using protocol::MessageType;

constexpr std::uint64_t kPromptFileBytes = 64u << 20;

Json samplingJson(spec::SamplingSpec sampling) { return spec::toJson(spec::fieldsOf(sampling)); }

/// A resident worker that answers prompts with one or several models.
class Answering {
public:
    static Result<Answering> start(const Project& project, const std::vector<std::string>& names, const Task& task) {
        protocol::Start start;
        start.job = "generate";
        start.spec = Json::object();
        for (const auto& name : names) {
            DANLU_TRY(const auto model, openModel(project.file(), name));
            model.giveTo(start);
        }
        DANLU_TRY(WorkerProcess worker, WorkerProcess::start(project.programs(), start));
        return Answering(std::move(worker), task);
    }

    Result<Json> ask(std::int64_t model, const Prompt& prompt, const Json& sampling, const std::function<void(std::string_view)>& onText) {
        protocol::Generate request;
        request.id = ++m_number;
        request.model = model;
        request.prompt = prompt.text;
        request.messages = prompt.messages;
        request.sampling = sampling;
        DANLU_CHECK(m_worker.send(MessageType::Generate, protocol::toJson(request)));
        const auto answer = m_worker.next(MessageType::Finished, m_quiet, [&](const protocol::Message& message) -> Result<> {
            if (message.type != MessageType::Token)
                return ok();
            DANLU_TRY(const Json json, message.json());
            onText(memberOr<std::string>(json, "text", "").value());
            return stopIfAsked();
        });
        if (!answer)
            return answer.error();
        return answer->json();
    }

private:
    Answering(WorkerProcess worker, const Task& task) : m_worker(std::move(worker)), m_task(task), m_quiet(task) {
        m_quiet.stop = {};
        m_quiet.progress = [](const Step&) {};
    }

    /// The answer so far is kept: the worker is asked to end it, not killed.
    Result<> stopIfAsked() {
        return m_task.stop.stop_requested() && !std::exchange(m_stopped, true) ? m_worker.send(MessageType::StopGenerating, Json::object()) : ok();
    }

    WorkerProcess m_worker;
    const Task& m_task;
    Task m_quiet; // the same without its stop
    std::int64_t m_number = 0;
    bool m_stopped = false;
};

Result<AskedPrompt> promptOf(const Json& json, std::size_t line) {
    AskedPrompt asked;
    if (json.is_object() && json.contains("expected"))
        asked.expected = json["expected"];
    else if (json.is_object() && json.contains("label"))
        asked.expected = json["label"];
    if (json.is_string()) {
        asked.prompt.messages = Json::array({Json{{"role", "user"}, {"content", json}}});
    } else if (json.is_object() && json.contains("messages") && json["messages"].is_array()) {
        asked.prompt.messages = json["messages"];
    } else {
        const auto text = memberOr<std::string>(json, "prompt", "");
        if (!text || text->empty())
            return Error(ErrorCode::Rejected, "line " + std::to_string(line) + " of the prompts has neither \"prompt\" nor \"messages\"");
        asked.prompt.messages = Json::array({Json{{"role", "user"}, {"content", *text}}});
    }
    return asked;
}

std::string expectedText(const Json& expected) {
    if (expected.is_array() && !expected.empty() && expected.front().is_string())
        return labelText(expected.get<LabelPath>());
    return expected.is_string() ? expected.get<std::string>() : "";
}

/// How the answers of one model add up.
struct Tally {
    std::int64_t answers = 0, tokens = 0, expected = 0, exact = 0;
    double seconds = 0;
    std::vector<label::Judgement> judgements;

    void add(const Json& answer, const Json& wanted) {
        ++answers;
        tokens += memberOr<std::int64_t>(answer, "completion_tokens", 0).value();
        seconds += memberOr<double>(answer, "seconds", 0).value();
        const std::string right = expectedText(wanted);
        if (right.empty())
            return;
        ++expected;
        const std::string said = memberOr<std::string>(answer, "text", "").value();
        exact += said == right ? 1 : 0;
        if (const LabelPath gold = label::labelPathOf(right); gold.size() > 1)
            judgements.push_back({{gold}, {label::labelPathOf(said)}});
    }

    Json json(const std::string& model) const {
        Json json{{"model", model},
                  {"answers", answers},
                  {"tokens", tokens},
                  {"seconds", seconds},
                  {"tokens_per_second", seconds > 0 ? double(tokens) / seconds : 0}};
        if (expected > 0)
            json["exact"] = double(exact) / double(expected);
        if (!judgements.empty() && std::int64_t(judgements.size()) == expected)
            json["scores"] = label::toJson(label::scoresOf(judgements));
        return json;
    }
};

} // namespace

Result<Json> generate(Project& project, const GenerateRequest& request, const Task& task) {
    DANLU_TRY(auto answering, Answering::start(project, {request.model}, task));
    DANLU_TRY(Json answer, answering.ask(0, request.prompt, samplingJson(request.sampling), request.onText));
    answer.erase("id");
    answer["model"] = request.model;
    DANLU_CHECK(project.file().record(
        {"chat.generate", request.model, {{"prompt_tokens", answer["prompt_tokens"]}, {"completion_tokens", answer["completion_tokens"]}}, "ok"}));
    return answer;
}

Result<std::vector<AskedPrompt>> readPrompts(const Path& file) {
    DANLU_TRY(const Bytes text, readFile(file, kPromptFileBytes));
    std::vector<AskedPrompt> prompts;
    std::size_t line = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        std::string_view one = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++line;
        if (!one.empty() && one.back() == '\r')
            one.remove_suffix(1);
        if (one.empty())
            continue;
        const auto json =
            one.front() == '{' || one.front() == '"' ? parseJson(one, "line " + std::to_string(line) + " of the prompts") : Result<Json>(Json(one));
        if (!json)
            return json.error();
        DANLU_TRY(auto asked, promptOf(*json, line));
        prompts.push_back(std::move(asked));
    }
    if (prompts.empty())
        return Error(ErrorCode::Rejected, file.string() + " holds no prompts").withHint("One per line: plain text, {\"prompt\": …} or {\"messages\": […]}.");
    return prompts;
}

Result<std::vector<AskedPrompt>> promptsOf(const Project& project, std::string_view dataset, std::uint64_t count) {
    DANLU_TRY(auto held, openHeldOut(project, dataset, "auto"));
    DANLU_TRY(const auto rows, rowsOf(held.reader, held.part));
    std::vector<AskedPrompt> prompts;
    const std::size_t step = std::max<std::size_t>(1, count > 0 ? rows.size() / count : 1); // spread over the whole part
    for (std::size_t i = 0; i < rows.size() && (count == 0 || prompts.size() < count); i += step) {
        DANLU_TRY(const auto turns, text::promptTurns(rows[i]));
        AskedPrompt asked;
        asked.prompt.messages = Json::array();
        for (const auto& turn : turns)
            asked.prompt.messages.push_back({{"role", std::string(nameOf(turn.role))}, {"content", turn.text}});
        DANLU_TRY(asked.expected, text::expectedAnswer(rows[i]));
        prompts.push_back(std::move(asked));
    }
    return prompts;
}

Result<Json> compare(Project& project, const CompareRequest& request, const Task& task) {
    if (request.models.empty())
        return Error(ErrorCode::Usage, "--models names no model");
    DANLU_TRY(auto answering, Answering::start(project, request.models, task));
    const Json sampling = samplingJson(request.sampling);
    std::vector<Tally> tallies(request.models.size());
    Json prompts = Json::array();
    for (const auto& asked : request.prompts) {
        Json answers = Json::object();
        for (std::size_t i = 0; i < request.models.size(); ++i) {
            if (task.stop.stop_requested())
                return Error(ErrorCode::Cancelled, "the comparison was cancelled");
            task.progress(
                {"answering", std::int64_t(prompts.size() * request.models.size() + i), std::int64_t(request.prompts.size() * request.models.size()), -1, {}});
            DANLU_TRY(Json answer, answering.ask(std::int64_t(i), asked.prompt, sampling, [](std::string_view) {}));
            answer.erase("id");
            tallies[i].add(answer, asked.expected);
            answers[request.models[i]] = std::move(answer);
        }
        prompts.push_back({{"prompt", asked.prompt.messages.back().value("content", "")}, {"expected", asked.expected}, {"answers", std::move(answers)}});
    }
    Json models = Json::array();
    for (std::size_t i = 0; i < request.models.size(); ++i)
        models.push_back(tallies[i].json(request.models[i]));
    DANLU_CHECK(project.file().record({"chat.compare", request.models.front(), {{"models", request.models}, {"prompts", request.prompts.size()}}, "ok"}));
    return Json{{"models", std::move(models)}, {"prompts", std::move(prompts)}};
}

} // namespace danlu::services
