#include "Context.h"
#include "Render.h"

#include "services/chat/Chat.h"

namespace danlu::cli {
namespace {

class Generate final : public Command {
public:
    About about() const override { return {"generate", "Lets a model answer.", "generate --model tickets-lora --prompt 你好 --temperature 0"}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        visit(m_request.model, spec::Text{{.key = "model", .help = "The model.", .required = true}});
        visit(m_prompt, spec::Text{{.key = "prompt", .help = "What is asked; it goes through the chat template as a user's message."}});
        visit(m_messages, spec::Text{{.key = "messages", .help = "File with a JSON list of messages instead."}});
        visit(m_raw, spec::Flag{{.key = "raw", .help = "Takes the prompt as a text to continue, without the chat template."}});
        m_request.sampling.describe(visit);
    }
    Result<Json> run(Context& context) override {
        if (m_prompt.empty() == m_messages.empty())
            return Error(ErrorCode::Usage, "give either --prompt or --messages");
        DANLU_CHECK(readPrompt());
        m_request.onText = [&context](std::string_view piece) { context.stream(piece); };
        DANLU_TRY(auto* const project, context.project());
        return services::generate(*project, m_request, context.task());
    }
    std::string text(const Json& result) const override {
        char figures[120];
        std::snprintf(figures, sizeof figures, "%s tokens read, %s written, %s s, %s tokens/s", cellText(result["prompt_tokens"]).c_str(),
                      cellText(result["completion_tokens"]).c_str(), cellText(result["seconds"]).c_str(), cellText(result["tokens_per_second"]).c_str());
        return std::string("\n\n") + figures + "\n";
    }

private:
    Result<> readPrompt() {
        if (!m_prompt.empty()) {
            if (m_raw)
                m_request.prompt.text = m_prompt;
            else
                m_request.prompt.messages = Json::array({Json{{"role", "user"}, {"content", m_prompt}}});
            return ok();
        }
        DANLU_TRY(const Bytes text, readFile(m_messages, 16u << 20));
        DANLU_TRY(const Json json, parseJson(text, m_messages));
        m_request.prompt.messages = json.is_object() && json.contains("messages") ? json["messages"] : json;
        return m_request.prompt.messages.is_array() && !m_request.prompt.messages.empty()
                   ? ok()
                   : Result<>(Error(ErrorCode::Rejected, m_messages + " holds no list of messages"));
    }

    services::GenerateRequest m_request;
    std::string m_prompt, m_messages;
    bool m_raw = false;
};

} // namespace

std::unique_ptr<Command> makeGenerate() { return std::make_unique<Generate>(); }

} // namespace danlu::cli
