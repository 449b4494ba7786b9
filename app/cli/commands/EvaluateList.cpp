#include "Context.h"
#include "Render.h"

#include "services/model/Exports.h"

namespace danlu::cli {
namespace {

class EvaluateList final : public Command {
public:
    About about() const override { return {"evaluate list", "Shows what models were measured.", "evaluate list"}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::listMeasurements(*project);
    }
    std::string text(const Json& result) const override {
        return result["measurements"].empty()
                   ? "nothing was measured yet\n"
                   : tableOf(result["measurements"], {"time", "model", "dataset", "split", "rows", "perplexity", "tokens_per_second"});
    }
};

} // namespace

std::unique_ptr<Command> makeEvaluateList() { return std::make_unique<EvaluateList>(); }

} // namespace danlu::cli
