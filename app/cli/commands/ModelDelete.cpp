#include "Context.h"

#include "services/model/Model.h"

namespace danlu::cli {
namespace {

class ModelDelete final : public Command {
public:
    About about() const override {
        return {"model delete", "Deletes a model.", "model delete old",
                "What it consists of inside the project goes; a base model's own files stay where they are."};
    }
    std::vector<Argument> arguments() override { return {{"NAME", "The model.", &m_name}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::deleteModel(*project, m_name);
    }

private:
    std::string m_name;
};

} // namespace

std::unique_ptr<Command> makeModelDelete() { return std::make_unique<ModelDelete>(); }

} // namespace danlu::cli
