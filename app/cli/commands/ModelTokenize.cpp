#include "Context.h"
#include "Render.h"

#include "services/model/Model.h"

namespace danlu::cli {
namespace {

class ModelTokenize final : public Command {
public:
    About about() const override { return {"model tokenize", "Turns text on stdin into token ids.", "model tokenize tiny < text.txt"}; }
    std::vector<Argument> arguments() override { return {{"NAME", "The model.", &m_name}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Bytes input, readStdin());
        DANLU_TRY(auto* const project, context.project());
        return services::tokenize(*project, m_name, input);
    }
    std::string text(const Json& result) const override { return toText(result["ids"]) + "\n"; }

private:
    std::string m_name;
};

} // namespace

std::unique_ptr<Command> makeModelTokenize() { return std::make_unique<ModelTokenize>(); }

} // namespace danlu::cli
