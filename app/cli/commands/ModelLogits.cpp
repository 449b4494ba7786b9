#include "Context.h"

#include "services/model/Model.h"
#include <charconv>

namespace danlu::cli {
namespace {

class ModelLogits final : public Command {
public:
    About about() const override {
        return {"model logits", "Writes a model's logits for given token ids.", "model logits tiny --ids 1,2,3 --to logits.safetensors"};
    }
    std::vector<Argument> arguments() override { return {{"NAME", "The model.", &m_name}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        visit(m_ids, spec::Words{{.key = "ids", .help = "Token ids, separated by commas.", .required = true}});
        visit(m_to, spec::Text{{.key = "to", .help = "safetensors file to write: one tensor, logits [seq, vocab], fp32.", .required = true}});
    }
    Result<Json> run(Context& context) override {
        std::vector<std::int64_t> ids;
        for (const auto& word : m_ids) {
            std::int64_t id = 0;
            if (const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), id);
                problem != std::errc() || end != word.data() + word.size() || id < 0)
                return Error(ErrorCode::Usage, "\"" + word + "\" is no token id");
            ids.push_back(id);
        }
        DANLU_TRY(auto* const project, context.project());
        return services::writeLogits(*project, m_name, ids, m_to, context.task());
    }

private:
    std::string m_name, m_to;
    std::vector<std::string> m_ids;
};

} // namespace

std::unique_ptr<Command> makeModelLogits() { return std::make_unique<ModelLogits>(); }

} // namespace danlu::cli
