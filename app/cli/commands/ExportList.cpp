#include "Context.h"
#include "Render.h"

#include "services/model/Exports.h"

namespace danlu::cli {
namespace {

class ExportList final : public Command {
public:
    About about() const override { return {"export list", "Shows what was exported and whether it still lies there.", "export list"}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::listExports(*project);
    }
    std::string text(const Json& result) const override {
        return result["exports"].empty() ? "nothing was exported yet\n"
                                         : tableOf(result["exports"], {"time", "model", "format", "type", "bytes", "state", "folder"});
    }
};

} // namespace

std::unique_ptr<Command> makeExportList() { return std::make_unique<ExportList>(); }

} // namespace danlu::cli
