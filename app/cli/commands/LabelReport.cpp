#include "Context.h"
#include "Render.h"

#include "services/label/Labels.h"

namespace danlu::cli {
namespace {

class LabelReport final : public Command {
public:
    About about() const override { return {"label report", "Counts labels per level and scores annotators against each other.", "label report tickets@3"}; }
    std::vector<Argument> arguments() override { return {{"NAME[@V]", "The dataset.", &m_reference}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::reportLabels(*project, m_reference);
    }
    std::string text(const Json& result) const override {
        Json shown = result;
        for (const char* key : {"labels", "unknown"})
            if (shown[key].size() > 40)
                shown[key].erase(shown[key].begin() + 40, shown[key].end());
        return render(shown);
    }

private:
    std::string m_reference;
};

} // namespace

std::unique_ptr<Command> makeLabelReport() { return std::make_unique<LabelReport>(); }

} // namespace danlu::cli
