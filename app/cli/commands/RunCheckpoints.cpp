#include "Context.h"
#include "Render.h"

#include "services/run/RunWatch.h"

namespace danlu::cli {
namespace {

class RunCheckpoints final : public Command {
public:
    About about() const override {
        return {"run checkpoints", "Lists the checkpoints of a run that are kept; needs no passphrase.", "run checkpoints tickets-lora"};
    }
    std::vector<Argument> arguments() override { return {{"ID", "Run: its id, the beginning of it, or its name.", &m_run}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Path folder, context.projectFolder());
        return services::runCheckpoints(folder, m_run);
    }
    std::string text(const Json& result) const override {
        return result["checkpoints"].empty() ? "no checkpoints yet\n" : tableOf(result["checkpoints"], {"step", "bytes"});
    }

private:
    std::string m_run;
};

} // namespace

std::unique_ptr<Command> makeRunCheckpoints() { return std::make_unique<RunCheckpoints>(); }

} // namespace danlu::cli
