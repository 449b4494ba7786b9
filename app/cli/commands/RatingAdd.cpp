#include "Context.h"

#include "services/chat/Ratings.h"

namespace danlu::cli {
namespace {

class RatingAdd final : public Command {
public:
    About about() const override {
        return {"rating add", "Keeps what somebody thought of an answer.", "rating add --model tickets-lora --verdict better --prompt 你好 --answer 您好"};
    }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using spec::Text;
        visit(m_rating.model, Text{{.key = "model", .help = "The model that answered.", .required = true}});
        visit(m_verdict, Text{{.key = "verdict", .help = "What the answer is thought of.", .required = true}, {"better", "worse"}});
        visit(m_prompt, Text{{.key = "prompt", .help = "What was asked.", .required = true}});
        visit(m_rating.answer, Text{{.key = "answer", .help = "What was answered.", .required = true}});
        m_rating.sampling.describe(visit);
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(m_rating.verdict, services::verdictNamed(m_verdict));
        m_rating.prompt.messages = Json::array({Json{{"role", "user"}, {"content", m_prompt}}});
        DANLU_TRY(auto* const project, context.project());
        return services::addRating(*project, m_rating);
    }

private:
    services::NewRating m_rating;
    std::string m_prompt, m_verdict;
};

} // namespace

std::unique_ptr<Command> makeRatingAdd() { return std::make_unique<RatingAdd>(); }

} // namespace danlu::cli
