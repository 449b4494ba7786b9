#include "Context.h"
#include "Render.h"

#include "services/model/Model.h"

namespace danlu::cli {
namespace {

class ModelNew final : public Command {
public:
    About about() const override {
        return {"model new", "Makes a model with random weights, sealed in the project.",
                "model new --config config.json --tokenizer tokenizer.model --name small"};
    }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        visit(m_config, spec::Text{{.key = "config", .help = "Hugging Face config.json; vocab_size may be left out.", .required = true}});
        visit(m_tokenizer, spec::Text{{.key = "tokenizer", .help = "SentencePiece tokenizer.model.", .required = true}});
        visit(m_request.seed, Whole{{.key = "seed", .help = "The same seed gives the same weights."}, 0, 4'294'967'295});
        visit(m_request.name, spec::Text{{.key = "name", .help = "Name of the model.", .required = true}});
    }
    Result<Json> run(Context& context) override {
        m_request.config = m_config;
        m_request.tokenizer = m_tokenizer;
        DANLU_TRY(auto* const project, context.project());
        return services::newModel(*project, m_request, context.task());
    }
    std::string text(const Json& result) const override { return modelText(result); }

private:
    services::NewModel m_request;
    std::string m_config, m_tokenizer;
};

} // namespace

std::unique_ptr<Command> makeModelNew() { return std::make_unique<ModelNew>(); }

} // namespace danlu::cli
