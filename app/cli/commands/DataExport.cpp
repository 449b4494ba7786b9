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
        visit(m_request.format,
              spec::Text{{.key = "as", .help = "Form: alpaca, sharegpt, messages, text, preference, classification or csv.", .required = true}});
        visit(m_to, spec::Text{{.key = "to", .help = "File to write; must not exist.", .required = true}});
        visit(m_request.split, spec::Text{{.key = "split", .help = "Only one part: train, validation or test."}});
    }
    Result<Json> run(Context& context) override {
        m_request.to = m_to;
        DANLU_TRY(auto* const project, context.project());
        return services::exportDataset(*project, m_request, context.task());
    }

private:
    services::DataExport m_request;
    std::string m_to;
};

} // namespace

std::unique_ptr<Command> makeDataExport() { return std::make_unique<DataExport>(); }

} // namespace danlu::cli
