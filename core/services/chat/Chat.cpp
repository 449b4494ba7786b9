#include "services/chat/Chat.h"

#include "base/Clock.h"
#include "label/Scores.h"
#include "services/chat/ChatSession.h"
#include "services/dataset/HeldOut.h"
#include "text/RowPrompt.h"

#include <algorithm>

namespace danlu::services {
namespace {

constexpr std::uint64_t kPromptFileBytes = 64u << 20;

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
    DANLU_TRY(const auto session, ChatSession::open(project, {request.model}));
    return session->ask(project, 0, request, task);
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

Result<std::vector<AskedPrompt>> showPrompts(Project& project, std::string_view dataset, std::uint64_t count) {
    DANLU_TRY(auto prompts, promptsOf(project, dataset, count));
    DANLU_CHECK(project.file().record({"data.show", std::string(dataset), {{"as", "prompts"}, {"rows", prompts.size()}}, "ok"}));
    return prompts;
}

Result<Json> compare(Project& project, const CompareRequest& request, const Task& task) {
    if (request.models.empty())
        return Error(ErrorCode::Usage, "--models names no model");
    DANLU_TRY(const auto session, ChatSession::open(project, request.models));
    std::vector<Tally> tallies(request.models.size());
    Json prompts = Json::array();
    const auto total = std::int64_t(request.prompts.size() * request.models.size());
    const double began = SystemClock().monotonicSeconds();
    for (const auto& asked : request.prompts) {
        Json answers = Json::object();
        for (std::size_t i = 0; i < request.models.size(); ++i) {
            if (task.stop.stop_requested())
                return Error(ErrorCode::Cancelled, "the comparison was cancelled");
            const auto done = std::int64_t(prompts.size() * request.models.size() + i);
            const double each = done > 0 ? (SystemClock().monotonicSeconds() - began) / double(done) : 0;
            task.progress({"generating", done, total, done > 0 ? each * double(total - done) : -1, {}});
            GenerateRequest one;
            one.prompt = asked.prompt;
            one.sampling = request.sampling;
            Task quiet = task;
            quiet.progress = [](const Step&) {};
            DANLU_TRY(Json answer, session->ask(project, i, one, quiet, ChatSession::Audited::ByCaller));
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
