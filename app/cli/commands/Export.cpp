#include "Context.h"

#include "services/model/Quantize.h"

namespace danlu::cli {
namespace {

class Export final : public Command {
public:
    About about() const override {
        return {"export", "Writes a model as a plain folder that other programs load.", "export --model tickets-lora --as gguf --type Q8_0 --to ~/tickets-gguf",
                "The folder gets its name only after a fresh process read every file back, compared the hashes and recomputed recorded logits."};
    }
    ValueWords valueWords() const override { return {{"to", "DIR"}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        using spec::Text;
        visit(m_request.model, Text{{.key = "model", .help = "The model.", .required = true}});
        visit(
            m_request.format,
            Text{{.key = "as", .help = "hf: Hugging Face folder, adapters merged. gguf: for llama.cpp and Ollama. peft: the adapter alone.", .required = true},
                 {"hf", "gguf", "peft"}});
        visit(m_request.type,
              Text{{.key = "type", .help = "Storage of the weights: F32, F16, BF16; for gguf also Q8_0, Q4_0. Without it the usual one of the form."}});
        visit(m_to, Text{{.key = "to", .help = "Folder to make; must not exist.", .required = true}});
    }
    Result<Json> run(Context& context) override {
        m_request.to = m_to;
        DANLU_TRY(auto* const project, context.project());
        return services::exportModel(*project, m_request, context.task());
    }

private:
    services::ExportRequest m_request;
    std::string m_to;
};

} // namespace

std::unique_ptr<Command> makeExport() { return std::make_unique<Export>(); }

} // namespace danlu::cli
