#include "Context.h"

#include "services/run/RunWatch.h"

namespace danlu::cli {
namespace {

class RunPause final : public Command {
public:
    About about() const override { return {"run pause", "Holds a run where it is; run resume lets it go on. Needs no passphrase.", "run pause tickets-lora"}; }
    std::vector<Argument> arguments() override { return {{"ID", "Run: its id, the beginning of it, or its name.", &m_run}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Path folder, context.projectFolder());
        return services::controlRun(folder, m_run, services::Command::Pause, services::Wait::ForAcknowledgement, context.task());
    }

private:
    std::string m_run;
};

} // namespace

std::unique_ptr<Command> makeRunPause() { return std::make_unique<RunPause>(); }

} // namespace danlu::cli
