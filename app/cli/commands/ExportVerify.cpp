#include "Context.h"

#include "services/model/Quantize.h"

namespace danlu::cli {
namespace {

class ExportVerify final : public Command {
public:
    About about() const override {
        return {"export verify", "Reads an export back: every hash, and the logits that were recorded.", "export verify ~/tickets-gguf"};
    }
    std::vector<Argument> arguments() override { return {{"DIR", "The exported folder.", &m_folder}}; }
    Result<Json> run(Context& context) override {
        services::Project* project = nullptr;
        if (!context.globals().project.empty()) {
            DANLU_TRY(project, context.project());
        }
        return services::verifyExport(context.programs(), project, m_folder, context.task());
    }

private:
    std::string m_folder;
};

} // namespace

std::unique_ptr<Command> makeExportVerify() { return std::make_unique<ExportVerify>(); }

} // namespace danlu::cli
