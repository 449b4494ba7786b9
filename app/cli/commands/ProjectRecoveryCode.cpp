#include "Context.h"

namespace danlu::cli {
namespace {

class ProjectRecoveryCode final : public Command {
public:
    About about() const override {
        return {"project recovery-code", "Makes a new recovery code; the old one opens nothing any more.",
                "--project tickets.danlu project recovery-code --recovery-file ~/tickets.recovery"};
    }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        visit(m_file, spec::Text{{.key = "recovery_file", .help = "New file for the code.", .required = true}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        DANLU_TRY(auto file, services::RecoveryFile::create(m_file));
        DANLU_TRY(const auto code, project->file().replaceRecoveryCode());
        DANLU_CHECK(file.write(code));
        return Json{{"recovery_file", m_file}};
    }

private:
    std::string m_file;
};

} // namespace

std::unique_ptr<Command> makeProjectRecoveryCode() { return std::make_unique<ProjectRecoveryCode>(); }

} // namespace danlu::cli
