#include "Context.h"
#include "Render.h"

#include "services/chat/Chat.h"

namespace danlu::cli {
namespace {

class Compare final : public Command {
public:
    About about() const override {
        return {"compare", "Asks several models the same prompts.", "compare --models base,tickets-lora --prompts prompts.jsonl --max-new-tokens 64"};
    }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        visit(m_request.models, spec::Words{{.key = "models", .help = "Models, separated by commas.", .required = true}});
        visit(m_prompts, spec::Text{{.key = "prompts", .help = "One per line: text, {\"prompt\": …} or {\"messages\": …}, with an optional \"expected\"."}});
        visit(m_dataset, spec::Text{{.key = "dataset", .help = "Asks held-out rows of a dataset instead of a file."}});
        visit(m_count, spec::Number<std::int64_t>{{.key = "count", .help = "Only the first prompts; 0 = all."}, 0, 1'000'000});
        m_request.sampling.describe(visit);
    }
    Result<Json> run(Context& context) override {
        if (m_prompts.empty() == m_dataset.empty())
            return Error(ErrorCode::Usage, "give either --prompts or --dataset");
        if (!m_prompts.empty()) {
            DANLU_TRY(m_request.prompts, services::readPrompts(m_prompts));
        }
        DANLU_TRY(auto* const project, context.project());
        if (!m_dataset.empty()) {
            DANLU_TRY(m_request.prompts, services::promptsOf(*project, m_dataset, std::uint64_t(m_count)));
        }
        if (m_count > 0 && m_request.prompts.size() > std::size_t(m_count))
            m_request.prompts.resize(std::size_t(m_count));
        return services::compare(*project, m_request, context.task());
    }
    std::string text(const Json& result) const override {
        std::string text;
        for (const auto& prompt : result["prompts"]) {
            text += "» " + cutText(prompt["prompt"].get<std::string>(), 110) + "\n";
            if (!prompt["expected"].is_null())
                text += "  expected: " + safeText(cellText(prompt["expected"])) + "\n";
            for (const auto& [model, answer] : prompt["answers"].items())
                text += "  " + model + ": " + safeText(answer["text"].get<std::string>()) + "\n";
            text += "\n";
        }
        return text + tableOf(result["models"], {"model", "answers", "tokens", "tokens_per_second", "exact"});
    }

private:
    services::CompareRequest m_request;
    std::string m_prompts, m_dataset;
    std::int64_t m_count = 0;
};

} // namespace

std::unique_ptr<Command> makeCompare() { return std::make_unique<Compare>(); }

} // namespace danlu::cli
