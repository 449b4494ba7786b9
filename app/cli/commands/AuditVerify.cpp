#include "Context.h"

#include "services/audit/Audit.h"

namespace danlu::cli {
namespace {

class AuditVerify final : public Command {
public:
    About about() const override { return {"audit verify", "Checks that no entry of the audit log was changed, removed or added.", "audit verify"}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project(context.isPassphraseGiven() ? Need::Unlocked : Need::Locked));
        DANLU_TRY(const Json result, services::verifyAudit(project->file()));
        if (result["ok"] == true)
            return result;
        return Error(ErrorCode::Corrupt, result["problems"][0].get<std::string>())
            .withHint("Keep this project as evidence and compare it with a backup.")
            .wrap("the audit log was tampered with or damaged (" + std::to_string(result["problems"].size()) + " findings)");
    }
    std::string text(const Json& result) const override {
        return "Unbroken: " + std::to_string(result["entries"].get<std::int64_t>()) + " entries, " + std::to_string(result["anchored"].get<std::int64_t>()) +
               " of them vouched for by an anchor outside the project.\n" +
               (result["macs_checked"] == true ? "" : "Only the chain of hashes was checked; give the passphrase to check its keys too.\n");
    }
};

} // namespace

std::unique_ptr<Command> makeAuditVerify() { return std::make_unique<AuditVerify>(); }

} // namespace danlu::cli
