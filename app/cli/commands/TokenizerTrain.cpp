#include "Context.h"

#include "services/model/Model.h"

namespace danlu::cli {
namespace {

class TokenizerTrain final : public Command {
public:
    About about() const override {
        return {"tokenizer train", "Learns a SentencePiece tokenizer from a dataset.", "tokenizer train corpus --vocab-size 8192 --to tokenizer.model"};
    }
    std::vector<Argument> arguments() override { return {{"DATASET", "NAME[@V]; its train part where it is split.", &m_request.dataset}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        visit(m_request.vocabSize, Whole{{.key = "vocab_size", .help = "Pieces of the vocabulary."}, 300, 256'000});
        visit(m_to, spec::Text{{.key = "to", .help = "tokenizer.model to write; must not exist. It lies in the clear.", .required = true}});
    }
    Result<Json> run(Context& context) override {
        m_request.to = m_to;
        DANLU_TRY(auto* const project, context.project());
        return services::trainTokenizer(*project, m_request, context.task());
    }

private:
    services::TokenizerTraining m_request;
    std::string m_to;
};

} // namespace

std::unique_ptr<Command> makeTokenizerTrain() { return std::make_unique<TokenizerTrain>(); }

} // namespace danlu::cli
