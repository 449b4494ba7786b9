#include "Context.h"
#include "Render.h"

#include "services/model/Model.h"

namespace danlu::cli {
namespace {

class ModelTemplate final : public Command {
public:
    About about() const override {
        return {"model template", "Shows JSON messages on stdin as the model will see them.",
                "model template tiny <<< '[{\"role\": \"user\", \"content\": \"你好\"}]'"};
    }
    std::vector<Argument> arguments() override { return {{"NAME", "The model.", &m_name}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Bytes input, readStdin());
        DANLU_TRY(const Json json, parseJson(input, "stdin"));
        DANLU_TRY(auto* const project, context.project());
        return services::renderTemplate(*project, m_name, json);
    }
    std::string text(const Json& result) const override { return result["text"].get<std::string>() + "\n"; }

private:
    std::string m_name;
};

} // namespace

std::unique_ptr<Command> makeModelTemplate() { return std::make_unique<ModelTemplate>(); }

} // namespace danlu::cli
