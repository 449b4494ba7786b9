#include "Context.h"
#include "Render.h"

#include "services/dataset/CleanPreview.h"
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
        visit(m_dryRun, spec::Flag{{.key = "dry_run", .help = "Shows what it would do to the first rows; writes nothing."}});
        visit(m_rows, spec::Number<std::int64_t>{{.key = "rows", .help = "How many rows --dry-run looks at."}, 1, 1'000'000});
    }
    Result<Json> run(Context& context) override {
        DANLU_TRY(const Bytes recipe, readFile(m_recipe, 1u << 20));
        DANLU_TRY(auto* const project, context.project());
        if (m_dryRun)
            return services::previewCleaning(*project, m_reference, recipe, {std::uint64_t(m_rows), kShown}, context.task());
        return services::cleanDataset(*project, m_reference, recipe, context.task());
    }
    std::string text(const Json& result) const override {
        if (m_dryRun)
            return cellText(result["kept"]) + " of the first " + cellText(result["sampled"]) + " rows would stay, " + cellText(result["changed"]) +
                   " changed; nothing was written\n\n" + tableOf(result["steps"], {"step", "changed", "dropped"});
        return result["dataset"].get<std::string>() + "@" + cellText(result["version"]) + ": " + cellText(result["rows"]) + " rows, " +
               cellText(result["dropped"]) + " dropped\n\n" + tableOf(result["steps"], {"step", "changed", "dropped"});
    }

private:
    static constexpr std::size_t kShown = 100;
    std::string m_reference, m_recipe;
    std::int64_t m_rows = 2000;
    bool m_dryRun = false;
};

} // namespace

std::unique_ptr<Command> makeDataClean() { return std::make_unique<DataClean>(); }

} // namespace danlu::cli
