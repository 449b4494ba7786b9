#include "Context.h"
#include "Render.h"

#include "services/run/Queue.h"

namespace danlu::cli {
namespace {

class RunQueue final : public Command {
public:
    About about() const override { return {"run queue", "Lists the runs that wait for others, or starts them one after the other.", "run queue --start"}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        visit(m_start, spec::Flag{{.key = "start", .help = "Runs them, each to its end, until none waits; the window does so too while it is open."}});
        visit(m_first, spec::Text{{.key = "first", .help = "Puts this waiting run at the head. (run stop takes one out of the queue.)"}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Path folder, context.projectFolder());
        if (!m_first.empty())
            DANLU_CHECK(services::moveQueuedRun(folder, m_first, services::Move::ToTheHead));
        if (!m_start)
            return services::queuedRuns(folder);
        DANLU_TRY(auto* const project, context.project());
        return services::workQueue(*project, context.task());
    }
    std::string text(const Json& result) const override {
        if (result["runs"].empty())
            return "no run waits; danlu-cli train SPEC.yaml --queue adds one\n";
        return tableOf(result["runs"], {"run", "name", "state", "dataset", "base", "steps", "total_steps", "final_loss"});
    }

private:
    std::string m_first;
    bool m_start = false;
};

} // namespace

std::unique_ptr<Command> makeRunQueue() { return std::make_unique<RunQueue>(); }

} // namespace danlu::cli
