#include "Context.h"
#include "Render.h"

#include "services/model/Model.h"

namespace danlu::cli {
namespace {

class ModelList final : public Command {
public:
    About about() const override { return {"model list", "Lists models; needs no passphrase.", "model list"}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project(context.isPassphraseGiven() ? Need::Unlocked : Need::Locked));
        return services::listModels(*project);
    }
    std::string text(const Json& result) const override {
        return result["models"].empty() ? "no models yet; danlu-cli model import registers one\n"
                                        : tableOf(result["models"], {"name", "kind", "family", "parameters", "base", "created", "sha256"});
    }
};

} // namespace

std::unique_ptr<Command> makeModelList() { return std::make_unique<ModelList>(); }

} // namespace danlu::cli
