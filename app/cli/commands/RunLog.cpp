#include "Context.h"
#include "Render.h"

#include "services/run/Run.h"

namespace danlu::cli {
namespace {

class RunLog final : public Command {
public:
    About about() const override { return {"run log", "Shows the sealed log of a run.", "run log tickets-lora"}; }
    std::vector<Argument> arguments() override { return {{"ID", "Run: its id, the beginning of it, or its name.", &m_run}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::runLog(*project, m_run);
    }
    std::string text(const Json& result) const override {
        std::string text;
        for (const auto& line : result["lines"])
            text += line["time"].get<std::string>() + "  " + line["level"].get<std::string>() + "  " + safeText(line["text"].get<std::string>()) + "\n";
        return text;
    }

private:
    std::string m_run;
};

} // namespace

std::unique_ptr<Command> makeRunLog() { return std::make_unique<RunLog>(); }

} // namespace danlu::cli
