#include "Context.h"
#include "Render.h"

#include "services/dataset/Dataset.h"

namespace danlu::cli {
namespace {

class DataClean final : public Command {
public:
    About about() const override {
        return {"data clean", "Runs a cleaning recipe over a dataset; the result is a new version.", "data clean tickets --recipe clean.yaml",
                "Steps of a recipe (YAML, a list of \"- step: NAME\" with options)\n" + services::cleaningHelp()};
    }
    std::vector<Argument> arguments() override { return {{"NAME[@V]", "Dataset; without version the newest.", &m_reference}}; }
    spec::Fields options() override { return spec::fieldsOf(*this); }
    template <typename Visit>
    void describe(Visit&& visit) {
        visit(m_recipe, spec::Text{{.key = "recipe", .help = "The recipe, a YAML file.", .required = true}});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Bytes recipe, readFile(m_recipe, 1u << 20));
        DANLU_TRY(auto* const project, context.project());
        return services::cleanDataset(*project, m_reference, recipe, context.task());
    }
    std::string text(const Json& result) const override {
        return result["dataset"].get<std::string>() + "@" + cellText(result["version"]) + ": " + cellText(result["rows"]) + " rows, " +
               cellText(result["dropped"]) + " dropped\n\n" + tableOf(result["steps"], {"step", "changed", "dropped"});
    }

private:
    std::string m_reference, m_recipe;
};

} // namespace

std::unique_ptr<Command> makeDataClean() { return std::make_unique<DataClean>(); }

} // namespace danlu::cli
