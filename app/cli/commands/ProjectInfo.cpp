#include "Context.h"

namespace danlu::cli {
namespace {

class ProjectInfo final : public Command {
public:
    About about() const override {
        return {"project info", "Name, size and counts of a project; needs no passphrase.", "--project tickets.danlu project info"};
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project(context.isPassphraseGiven() ? Need::Unlocked : Need::Locked));
        return project->info();
    }
};

} // namespace

std::unique_ptr<Command> makeProjectInfo() { return std::make_unique<ProjectInfo>(); }

} // namespace danlu::cli
