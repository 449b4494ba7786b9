#include "Context.h"

#include "services/run/RunWatch.h"

namespace danlu::cli {
namespace {

class RunStop final : public Command {
public:
    About about() const override {
        return {"run stop", "Asks a run to stop, from any terminal; needs no passphrase.", "run stop tickets-lora --after checkpoint"};
    }
    std::vector<Argument> arguments() override { return {{"ID", "Run: its id, the beginning of it, or its name.", &m_run}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        visit(m_after, spec::Text{{.key = "after", .help = "When: now, after this step (which is saved), or after the next checkpoint."},
                                  {"now", "step", "checkpoint"}});
        visit(m_noWait, spec::Flag{{.key = "no_wait", .help = "Returns when the run took note, not when it ended."}});
    }
    Result<Json> run(Context& context) override {
        const auto command = m_after == "now"    ? services::Command::CancelNow
                             : m_after == "step" ? services::Command::CancelAfterStep
                                                 : services::Command::CancelAfterCheckpoint;
        DANLU_TRY(const Path folder, context.projectFolder());
        return services::controlRun(folder, m_run, command,
                                    m_noWait || m_after == "checkpoint" ? services::Wait::ForAcknowledgement : services::Wait::ForTheEnd, context.task());
    }

private:
    std::string m_run, m_after = "step";
    bool m_noWait = false;
};

} // namespace

std::unique_ptr<Command> makeRunStop() { return std::make_unique<RunStop>(); }

} // namespace danlu::cli
