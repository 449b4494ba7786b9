#include "Context.h"
#include "Render.h"

#include "services/chat/Ratings.h"

namespace danlu::cli {
namespace {

class RatingList final : public Command {
public:
    About about() const override { return {"rating list", "Shows what people thought of answers, the newest first.", "rating list --model tickets-lora"}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        visit(m_filter.model, spec::Text{{.key = "model", .help = "Only answers of this model."}});
        visit(m_filter.limit, spec::Number<std::int64_t>{{.key = "limit", .help = "At most so many."}, 1, 1'000'000});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::listRatings(*project, m_filter);
    }
    std::string text(const Json& result) const override {
        if (result["ratings"].empty())
            return "no ratings\n";
        return tableOf(result["ratings"], {"rating", "created", "model", "verdict", "answer"}) + "\n" + tableOf(result["models"], {"model", "better", "worse"});
    }

private:
    services::RatingFilter m_filter;
};

} // namespace

std::unique_ptr<Command> makeRatingList() { return std::make_unique<RatingList>(); }

} // namespace danlu::cli
