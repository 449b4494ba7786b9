#include "Context.h"

#include "services/run/RunWatch.h"

namespace danlu::cli {
namespace {

class RunShow final : public Command {
public:
    About about() const override { return {"run show", "Shows how a run is doing; needs no passphrase.", "run show tickets-lora"}; }
    std::vector<Argument> arguments() override { return {{"ID", "Run: its id, the beginning of it, or its name.", &m_run}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Path folder, context.projectFolder());
        return services::showRun(folder, m_run);
    }

private:
    std::string m_run;
};

} // namespace

std::unique_ptr<Command> makeRunShow() { return std::make_unique<RunShow>(); }

} // namespace danlu::cli
