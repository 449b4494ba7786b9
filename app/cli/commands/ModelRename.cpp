#include "Context.h"

#include "services/model/Model.h"

namespace danlu::cli {
namespace {

class ModelRename final : public Command {
public:
    About about() const override { return {"model rename", "Gives a model another name.", "model rename old new"}; }
    std::vector<Argument> arguments() override { return {{"OLD", "The model.", &m_old}, {"NEW", "Its new name.", &m_new}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::renameModel(*project, m_old, m_new);
    }

private:
    std::string m_old, m_new;
};

} // namespace

std::unique_ptr<Command> makeModelRename() { return std::make_unique<ModelRename>(); }

} // namespace danlu::cli
