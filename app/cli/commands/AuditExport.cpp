#include "Context.h"

#include "services/audit/Audit.h"

namespace danlu::cli {
namespace {

class AuditExport final : public Command {
public:
    About about() const override {
        return {"audit export", "Writes the audit log as JSON lines, with hashes, for a verifier elsewhere.", "audit export --to audit.jsonl"};
    }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        visit(m_file, spec::Text{{.key = "to", .help = "File to write; one of that name is replaced.", .required = true}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        DANLU_TRY(const auto entries, services::exportAudit(project->file(), m_file));
        return Json{{"file", m_file}, {"entries", entries}};
    }

private:
    std::string m_file;
};

} // namespace

std::unique_ptr<Command> makeAuditExport() { return std::make_unique<AuditExport>(); }

} // namespace danlu::cli
