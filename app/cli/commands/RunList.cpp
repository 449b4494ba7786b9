#include "Context.h"
#include "Render.h"

#include "services/run/RunWatch.h"

namespace danlu::cli {
namespace {

class RunList final : public Command {
public:
    About about() const override { return {"run list", "Lists runs; needs no passphrase.", "run list"}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Path folder, context.projectFolder());
        return services::listRuns(folder);
    }
    std::string text(const Json& result) const override {
        return result["runs"].empty()
                   ? "no runs yet; danlu-cli train starts one\n"
                   : tableOf(result["runs"], {"run", "name", "state", "steps", "total_steps", "final_loss", "eval_loss", "model", "started"});
    }
};

} // namespace

std::unique_ptr<Command> makeRunList() { return std::make_unique<RunList>(); }

} // namespace danlu::cli
