#include "Context.h"
#include "Render.h"

#include "services/model/Evaluate.h"

namespace danlu::cli {
namespace {

class EvaluateBaselines final : public Command {
public:
    About about() const override {
        return {"evaluate baselines", "Scores plain classifiers on a labelled dataset: majority class, bag of words.",
                "evaluate baselines --dataset tickets@3"};
    }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        using spec::Text;
        visit(m_request.dataset, Text{{.key = "dataset", .help = "What is asked; without version the newest.", .required = true}});
        visit(m_request.train, Text{{.key = "train", .help = "Dataset whose train part is learned; without it the same."}});
        visit(m_request.split, Text{{.key = "split", .help = "Which part is asked; auto = test, else validation, else everything."},
                                    {"auto", "all", "train", "validation", "test"}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::evaluateBaselines(*project, m_request, context.task());
    }
    std::string text(const Json& result) const override {
        Json measured = Json::object();
        for (const auto& baseline : result["baselines"])
            measured[baseline["name"].get<std::string>()] = baseline;
        return cellText(result["rows"]) + " rows of " + result["dataset"].get<std::string>() + ", learned from " + cellText(result["train_rows"]) + "\n\n" +
               scoreTable(measured);
    }

private:
    services::BaselineRequest m_request;
};

} // namespace

std::unique_ptr<Command> makeEvaluateBaselines() { return std::make_unique<EvaluateBaselines>(); }

} // namespace danlu::cli
