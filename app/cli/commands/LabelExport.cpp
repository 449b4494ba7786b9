#include "Context.h"

#include "services/label/Labels.h"

namespace danlu::cli {
namespace {

class LabelExport final : public Command {
public:
    About about() const override { return {"label export", "Writes rows with their labels as JSON lines.", "label export tickets --to labels.jsonl"}; }
    std::vector<Argument> arguments() override { return {{"NAME[@V]", "The dataset.", &m_reference}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        visit(m_file, spec::Text{{.key = "to", .help = "File to write; must not exist.", .required = true}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::exportLabels(*project, m_reference, m_file, context.task());
    }

private:
    std::string m_reference, m_file;
};

} // namespace

std::unique_ptr<Command> makeLabelExport() { return std::make_unique<LabelExport>(); }

} // namespace danlu::cli
