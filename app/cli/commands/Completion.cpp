#include "Context.h"
#include "Help.h"

namespace danlu::cli {
namespace {

class Completion final : public Command {
public:
    About about() const override { return {"completion", "Prints a completion script for a shell.", "completion bash > /etc/bash_completion.d/danlu-cli"}; }
    std::vector<Argument> arguments() override { return {{"SHELL", "bash, zsh or fish.", &m_shell}}; }
    Result<Json> run(Context&) override {
        DANLU_TRY(const std::string script, completionScript(allCommands(), m_shell));
        return Json{{"shell", m_shell}, {"script", script}};
    }
    std::string text(const Json& result) const override { return result["script"].get<std::string>(); }

private:
    std::string m_shell;
};

} // namespace

std::unique_ptr<Command> makeCompletion() { return std::make_unique<Completion>(); }

} // namespace danlu::cli
