#include "Context.h"
#include "Render.h"

#include "services/model/Evaluate.h"

namespace danlu::cli {
namespace {

class Evaluate final : public Command {
public:
    About about() const override {
        return {"evaluate", "Measures a model on a dataset: perplexity, and labels per level.", "evaluate --model tickets-lora --dataset tickets@3"};
    }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        using spec::Text;
        visit(m_request.model, Text{{.key = "model", .help = "The model.", .required = true}});
        visit(m_request.dataset, Text{{.key = "dataset", .help = "What is asked; without version the newest.", .required = true}});
        visit(m_request.split,
              Text{{.key = "split", .help = "Which part; auto = test, else validation, else everything."}, {"auto", "all", "train", "validation", "test"}});
        visit(m_request.limit, Whole{{.key = "rows", .help = "Rows used, from the beginning of the part; 0 = all."}, 0, 1'000'000'000});
        visit(m_request.maxNewTokens, Whole{{.key = "max_new_tokens", .help = "Longest answer.", .unit = "tokens"}, 1, 1'048'576});
        visit(m_request.maxSeqLength, Whole{{.key = "max_seq_length", .help = "Longer rows are cut.", .unit = "tokens"}, 8, 1'048'576});
        visit(m_request.predictions, spec::Flag{{.key = "predictions", .help = "Adds every answer to the result."}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::evaluate(*project, m_request, context.task());
    }
    std::string text(const Json& result) const override {
        Json shown = result;
        shown.erase("scores");
        shown.erase("predictions");
        std::string text = render(shown) + "\n" + scoreTable({{result["model"].get<std::string>(), result}});
        for (const auto& answer : result.value("predictions", Json::array()))
            text += cutText(answer["text"].get<std::string>(), 60) + "  →  " + safeText(answer["answer"].get<std::string>()) + "  (" +
                    answer["label"].get<std::string>() + ")\n";
        return text;
    }

private:
    services::EvaluateRequest m_request;
};

} // namespace

std::unique_ptr<Command> makeEvaluate() { return std::make_unique<Evaluate>(); }

} // namespace danlu::cli
