#include "Context.h"

#include "services/run/Run.h"

namespace danlu::cli {
namespace {

class RunRename final : public Command {
public:
    About about() const override { return {"run rename", "Gives a run another name.", "run rename old new"}; }
    std::vector<Argument> arguments() override { return {{"OLD", "The run.", &m_old}, {"NEW", "Its new name.", &m_new}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::renameRun(*project, m_old, m_new);
    }

private:
    std::string m_old, m_new;
};

} // namespace

std::unique_ptr<Command> makeRunRename() { return std::make_unique<RunRename>(); }

} // namespace danlu::cli
