#include "Context.h"
#include "Render.h"

#include "services/model/Quantize.h"

namespace danlu::cli {
namespace {

class Quantize final : public Command {
public:
    About about() const override {
        return {"quantize", "Makes a smaller model of the project out of a model, and measures both.",
                "quantize --model tickets-lora --to Q8_0 --name tickets-q8"};
    }
    ValueWords valueWords() const override { return {{"to", "TYPE"}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        using spec::Text;
        visit(m_request.model, Text{{.key = "model", .help = "The model; adapters are merged.", .required = true}});
        visit(m_request.type, Text{{.key = "to", .help = "Storage of the weights: F16, Q8_0 or Q4_0.", .required = true}});
        visit(m_request.name, Text{{.key = "name", .help = "Name of the new model.", .required = true}});
        visit(m_request.dataset, Text{{.key = "calibration", .help = "Dataset that quality is measured on; without it the one the model was trained on."}});
        visit(m_request.rows, Whole{{.key = "rows", .help = "Rows that are measured; 0 = none."}, 0, 1'000'000'000});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::quantize(*project, m_request, context.task());
    }
    std::string text(const Json& result) const override {
        Json shown = result;
        for (const char* key : {"config", "chat_template", "provenance", "blocks_expanded_on_load", "quality", "tokenizer"})
            shown.erase(key);
        std::string text = render(shown) + "Its blocks are expanded when it is loaded: it needs the memory and time of the original for now.\n";
        if (result["quality"].is_object())
            text += "\n" + scoreTable({{"before", result["quality"]["before"]}, {"after", result["quality"]["after"]}});
        return text;
    }

private:
    services::QuantizeRequest m_request;
};

} // namespace

std::unique_ptr<Command> makeQuantize() { return std::make_unique<Quantize>(); }

} // namespace danlu::cli
