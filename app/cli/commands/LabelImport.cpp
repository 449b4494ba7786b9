#include "Context.h"

#include "services/label/Labels.h"

namespace danlu::cli {
namespace {

class LabelImport final : public Command {
public:
    About about() const override {
        return {"label import", "Takes labels for rows from a file; the result is a new version.", "label import tickets --from labels.jsonl --annotator anna"};
    }
    std::vector<Argument> arguments() override { return {{"NAME[@V]", "The dataset whose rows are meant.", &m_request.reference}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        visit(m_file, spec::Text{{.key = "from", .help = "JSON lines: {\"row\": 0, \"label\": \"大类/中类/小类\"}.", .required = true}});
        visit(m_request.annotator,
              spec::Text{{.key = "annotator", .help = "Keeps them beside the labels under this name, for agreement; without it they replace the labels."}});
    }
    Result<Json> run(Context& context) override {
        m_request.file = m_file;
        DANLU_TRY(auto* const project, context.project());
        return services::importLabels(*project, m_request, context.task());
    }

private:
    services::LabelImport m_request;
    std::string m_file;
};

} // namespace

std::unique_ptr<Command> makeLabelImport() { return std::make_unique<LabelImport>(); }

} // namespace danlu::cli
