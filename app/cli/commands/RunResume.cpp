#include "Context.h"
#include "Render.h"

#include "services/run/Run.h"
#include "services/run/RunWatch.h"

namespace danlu::cli {
namespace {

class RunResume final : public Command {
public:
    About about() const override {
        return {"run resume", "Lets a paused run go on, or starts a stopped one again from its last checkpoint.", "run resume tickets-lora"};
    }
    std::vector<Argument> arguments() override { return {{"ID", "Run: its id, the beginning of it, or its name.", &m_run}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        visit(m_detach, spec::Flag{{.key = "detach", .help = "Returns when it runs; it goes on without this terminal."}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Path folder, context.projectFolder());
        DANLU_TRY(const Json before, services::showRun(folder, m_run));
        if (before["live"] == true)
            return services::controlRun(folder, m_run, services::Command::Resume, services::Wait::ForAcknowledgement, context.task());
        DANLU_TRY(auto* const project, context.project());
        return services::resumeRun(*project, m_run, m_detach ? services::Follow::Detach : services::Follow::ToTheEnd, context.task());
    }
    std::string text(const Json& result) const override { return runText(result); }

private:
    std::string m_run;
    bool m_detach = false;
};

} // namespace

std::unique_ptr<Command> makeRunResume() { return std::make_unique<RunResume>(); }

} // namespace danlu::cli
