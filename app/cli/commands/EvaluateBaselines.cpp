#include "Context.h"

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
        visit(m_dataset, spec::Text{{.key = "dataset", .help = "NAME[@V], with a split; the train part is learned.", .required = true}});
        visit(m_split, spec::Text{{.key = "split", .help = "Which part is asked."}, {"auto", "all", "train", "validation", "test"}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::evaluateBaselines(*project, m_dataset, m_split, context.task());
    }

private:
    std::string m_dataset, m_split = "auto";
};

} // namespace

std::unique_ptr<Command> makeEvaluateBaselines() { return std::make_unique<EvaluateBaselines>(); }

} // namespace danlu::cli
