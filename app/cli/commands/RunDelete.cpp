#include "Context.h"

#include "services/run/Run.h"

namespace danlu::cli {
namespace {

class RunDelete final : public Command {
public:
    About about() const override { return {"run delete", "Deletes a run.", "run delete old", "Its folder goes, checkpoints included."}; }
    std::vector<Argument> arguments() override { return {{"NAME", "The run.", &m_name}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::deleteRun(*project, m_name);
    }

private:
    std::string m_name;
};

} // namespace

std::unique_ptr<Command> makeRunDelete() { return std::make_unique<RunDelete>(); }

} // namespace danlu::cli
