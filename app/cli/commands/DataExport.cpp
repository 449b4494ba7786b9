#include "Context.h"

#include "services/dataset/Dataset.h"

namespace danlu::cli {
namespace {

class DataExport final : public Command {
public:
    About about() const override {
        return {"data export", "Writes a dataset as a plain file.", "data export tickets@3 --as classification --to tickets.jsonl --split test"};
    }
    std::vector<Argument> arguments() override { return {{"NAME[@V]", "Dataset; without version the newest.", &m_request.reference}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        visit(m_request.format, spec::Text{{.key = "as", .help = "Form of the rows in the file.", .required = true}, services::exportForms()});
        visit(m_to, spec::Text{{.key = "to", .help = "File to write; must not exist.", .required = true}});
        visit(m_split, spec::Text{{.key = "split", .help = "Which part."}, {"all", "train", "validation", "test"}});
    }
    Result<Json> run(Context& context) override {
        m_request.to = m_to;
        m_request.split = m_split == "all" ? "" : m_split;
        DANLU_TRY(auto* const project, context.project());
        return services::exportDataset(*project, m_request, context.task());
    }

private:
    services::DataExport m_request;
    std::string m_to, m_split = "all";
};

} // namespace

std::unique_ptr<Command> makeDataExport() { return std::make_unique<DataExport>(); }

} // namespace danlu::cli
