#include "Context.h"

#include "services/label/Labels.h"

namespace danlu::cli {
namespace {

class LabelScheme final : public Command {
public:
    About about() const override {
        return {"label scheme", "Gives a dataset its label scheme, a tree of up to three levels.", "label scheme tickets --from scheme.yaml"};
    }
    std::vector<Argument> arguments() override { return {{"NAME", "The dataset.", &m_name}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        using Whole [[maybe_unused]] = spec::Number<std::int64_t>;
        visit(m_file, spec::Text{{.key = "from", .help = "YAML or JSON: nested names, for instance 网络: {宽带: [掉线, 网速慢]}.", .required = true}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Bytes scheme, readFile(m_file, 16u << 20));
        DANLU_TRY(auto* const project, context.project());
        return services::setLabelScheme(*project, m_name, scheme);
    }

private:
    std::string m_name, m_file;
};

} // namespace

std::unique_ptr<Command> makeLabelScheme() { return std::make_unique<LabelScheme>(); }

} // namespace danlu::cli
