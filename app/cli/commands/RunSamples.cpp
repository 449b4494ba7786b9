#include "Context.h"
#include "Render.h"

#include "services/run/Run.h"

namespace danlu::cli {
namespace {

std::string indentedLines(const std::string& text) {
    std::string lines = "    ";
    for (const char c : text)
        lines += c == '\n' ? std::string("\n    ") : std::string(1, c);
    return lines + "\n";
}

/// A question with its answers below it; steps that said the same are told once.
std::string sampleText(const Json& sample) {
    std::string text = safeText(sample["prompt"].get<std::string>()) + "\n";
    if (const auto expected = sample["expected"].get<std::string>(); !expected.empty())
        text += "  expected\n" + indentedLines(safeText(expected));
    const Json& answers = sample["answers"];
    for (std::size_t first = 0, next = 0; first < answers.size(); first = next) {
        while (next < answers.size() && answers[next]["text"] == answers[first]["text"])
            ++next;
        const auto step = [&](std::size_t i) { return std::to_string(answers[i]["step"].get<std::int64_t>()); };
        text += "  step " + step(first) + (next - first > 1 ? " to " + step(next - 1) : "") + "\n";
        text += indentedLines(safeText(answers[first]["text"].get<std::string>()) + (answers[first]["cut"].get<bool>() ? " …" : ""));
    }
    return text;
}

class RunSamples final : public Command {
public:
    About about() const override { return {"run samples", "Shows what the model said to the same questions while it learned.", "run samples tickets-lora"}; }
    std::vector<Argument> arguments() override { return {{"ID", "Run: its id, the beginning of it, or its name.", &m_run}}; }
    Result<Json> run(Context& context) override {
        DANLU_TRY(auto* const project, context.project());
        return services::runSamples(*project, m_run, services::PersonalData::Shown);
    }
    std::string text(const Json& result) const override {
        std::string text;
        for (const Json& sample : result["samples"])
            text += (text.empty() ? "" : "\n") + sampleText(sample);
        return text.empty() ? "the run has no sample answers (sample_rows of its run file)\n" : text;
    }

private:
    std::string m_run;
};

} // namespace

std::unique_ptr<Command> makeRunSamples() { return std::make_unique<RunSamples>(); }

} // namespace danlu::cli
