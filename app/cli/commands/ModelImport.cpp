#include "Context.h"
#include "Render.h"

#include "services/model/Model.h"

namespace danlu::cli {
namespace {

class ModelImport final : public Command {
public:
    About about() const override {
        return {"model import", "Registers a model where it lies: Hugging Face folder, GGUF file or PEFT folder.",
                "model import ~/models/tiny-llama --name tiny"};
    }
    std::vector<Argument> arguments() override { return {{"DIR|FILE", "Folder or GGUF file.", &m_path}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        visit(m_request.name, spec::Text{{.key = "name", .help = "Name of the model.", .required = true}});
        visit(m_request.base, spec::Text{{.key = "base", .help = "Of a PEFT folder: the registered model it belongs to."}});
    }
    Result<Json> run(Context& context) override {
        m_request.path = m_path;
        DANLU_TRY(auto* const project, context.project());
        return services::importModel(*project, m_request, context.task());
    }
    std::string text(const Json& result) const override { return modelText(result); }

private:
    services::ModelImport m_request;
    std::string m_path;
};

} // namespace

std::unique_ptr<Command> makeModelImport() { return std::make_unique<ModelImport>(); }

} // namespace danlu::cli
