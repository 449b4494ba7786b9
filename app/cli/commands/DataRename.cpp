#include "Context.h"

#include "services/dataset/Dataset.h"

namespace danlu::cli {
namespace {

class DataRename final : public Command {
public:
    About about() const override { return {"data rename", "Gives a dataset another name.", "data rename old new"}; }
    std::vector<Argument> arguments() override { return {{"OLD", "The dataset.", &m_old}, {"NEW", "Its new name.", &m_new}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::renameDataset(*project, m_old, m_new);
    }

private:
    std::string m_old, m_new;
};

} // namespace

std::unique_ptr<Command> makeDataRename() { return std::make_unique<DataRename>(); }

} // namespace danlu::cli
