#include "Context.h"
#include "Render.h"

#include "services/audit/Audit.h"

namespace danlu::cli {
namespace {

class AuditList final : public Command {
public:
    About about() const override { return {"audit list", "Shows what was done in a project, newest last.", "audit list --action data. --limit 20"}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole = spec::Number<std::int64_t>;
        visit(m_filter.action, spec::Text{{.key = "action", .help = "Only this action, or a group: \"data.\"."}});
        visit(m_filter.object, spec::Text{{.key = "object", .help = "Only this object, for instance tickets@2."}});
        visit(m_filter.after, Whole{{.key = "after", .help = "Only entries after this number."}, 0, 1'000'000'000});
        visit(m_filter.limit, Whole{{.key = "limit", .help = "At most so many."}, 1, 1'000'000});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project(context.isPassphraseGiven() ? Need::Unlocked : Need::Locked));
        DANLU_TRY(const auto entries, services::listAudit(project->file(), m_filter));
        return Json{{"entries", entries}};
    }
    std::string text(const Json& result) const override {
        return result["entries"].empty() ? "no entries\n" : tableOf(result["entries"], {"sequence", "time", "actor", "action", "object", "outcome", "details"});
    }

private:
    services::AuditFilter m_filter;
};

} // namespace

std::unique_ptr<Command> makeAuditList() { return std::make_unique<AuditList>(); }

} // namespace danlu::cli
