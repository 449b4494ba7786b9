#include "Context.h"

namespace danlu::cli {
namespace {

class ProjectRestore final : public Command {
public:
    About about() const override {
        return {"project restore", "Rebuilds a project from a backup, checking every byte.", "project restore /media/usb/tickets.backup tickets.danlu"};
    }
    std::vector<Argument> arguments() override { return {{"FILE", "The archive.", &m_file}, {"DIR", "Folder to make; must not exist.", &m_folder}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const auto secret, context.passphrase("Passphrase of the project in the backup: "));
        DANLU_TRY(const auto project, store::restore(m_file, m_folder, secret.bytes()));
        return Json{{"project", m_folder}, {"name", project.name()}, {"id", project.id().text()}};
    }

private:
    std::string m_file, m_folder;
};

} // namespace

std::unique_ptr<Command> makeProjectRestore() { return std::make_unique<ProjectRestore>(); }

} // namespace danlu::cli
