#include "Context.h"
#include "Render.h"

#include "services/model/Model.h"

namespace danlu::cli {
namespace {

class ModelDetokenize final : public Command {
public:
    About about() const override { return {"model detokenize", "Turns a JSON list of token ids on stdin into text.", "model detokenize tiny <<< '[1, 2, 3]'"}; }
    std::vector<Argument> arguments() override { return {{"NAME", "The model.", &m_name}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Bytes input, readStdin());
        DANLU_TRY(const Json json, parseJson(input, "stdin"));
        DANLU_TRY(auto* const project, context.project());
        return services::detokenize(*project, m_name, json);
    }
    std::string text(const Json& result) const override { return result["text"].get<std::string>() + "\n"; }

private:
    std::string m_name;
};

} // namespace

std::unique_ptr<Command> makeModelDetokenize() { return std::make_unique<ModelDetokenize>(); }

} // namespace danlu::cli
