#include "Context.h"

namespace danlu::cli {
namespace {

class ProjectVerify final : public Command {
public:
    About about() const override {
        return {"project verify", "Checks every database, the schema and the audit log.", "--project tickets.danlu project verify"};
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        DANLU_TRY(Json result, project->verify());
        if (result["ok"] == true)
            return result;
        return Error(ErrorCode::Corrupt, result["problems"][0].get<std::string>())
            .withHint("Restore the last backup: danlu-cli project restore FILE DIR")
            .wrap("the project is damaged (" + std::to_string(result["problems"].size()) + " findings)");
    }
    std::string text(const Json&) const override { return "All well: databases, schema and audit log are as they should be.\n"; }
};

} // namespace

std::unique_ptr<Command> makeProjectVerify() { return std::make_unique<ProjectVerify>(); }

} // namespace danlu::cli
