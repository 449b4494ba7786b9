#include "Context.h"
#include "Render.h"

#include "services/model/Model.h"

namespace danlu::cli {
namespace {

class ModelShow final : public Command {
public:
    About about() const override { return {"model show", "Shows a model: kind, size, hash, files, where it comes from.", "model show tickets-lora"}; }
    std::vector<Argument> arguments() override { return {{"NAME", "The model.", &m_name}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project(context.isPassphraseGiven() ? Need::Unlocked : Need::Locked));
        return services::showModel(*project, m_name);
    }
    std::string text(const Json& result) const override { return modelText(result); }

private:
    std::string m_name;
};

} // namespace

std::unique_ptr<Command> makeModelShow() { return std::make_unique<ModelShow>(); }

} // namespace danlu::cli
