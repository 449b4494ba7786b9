#include "Context.h"

namespace danlu::cli {
namespace {

class ProjectBackup final : public Command {
public:
    About about() const override {
        return {"project backup", "Writes the whole project, sealed as it is, into one file.",
                "--project tickets.danlu project backup /media/usb/tickets.backup"};
    }
    std::vector<Argument> arguments() override { return {{"FILE", "Archive to write; must not exist.", &m_file}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return project->backUp(m_file);
    }

private:
    std::string m_file;
};

} // namespace

std::unique_ptr<Command> makeProjectBackup() { return std::make_unique<ProjectBackup>(); }

} // namespace danlu::cli
