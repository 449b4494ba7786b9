#include "Demo.h"

#include "base/Clock.h"
#include "services/process/ChildProcess.h"

#include <cstdio>

namespace danlu::cli {
namespace {

std::string shellLine(const std::vector<std::string>& words) {
    std::string line = "danlu-cli";
    for (const auto& word : words)
        line += " " + word;
    return line;
}

} // namespace

Result<Json> DemoSteps::run(const std::string& title, const std::vector<std::string>& words) {
    m_context.note("\n" + std::to_string(m_commands.size() + 1) + ". " + title + "\n   $ " + shellLine(words));
    const double began = SystemClock().monotonicSeconds();
    services::SpawnPlan plan{"/proc/self/exe", {"--format", "json", "--project", project().string(), "--passphrase-file", passphrase().string()}};
    plan.arguments.insert(plan.arguments.end(), words.begin(), words.end());
    plan.errors = services::ErrorStream::Inherited; // its progress is ours
    DANLU_TRY(auto child, services::ChildProcess::spawn(plan));
    child.closeInput();
    std::string output;
    for (;;) {
        DANLU_TRY(const auto piece, child.read(200));
        if (!piece)
            break;
        output += *piece;
        if (m_context.stop().stop_requested()) {
            child.stop(30); // it stops its own run cleanly
            return Error(ErrorCode::Cancelled, "the demo was cancelled in step \"" + title + "\"");
        }
    }
    child.wait(10);
    DANLU_TRY(Json result, parseJson(output, "the answer of danlu-cli " + words.front()));
    if (result.contains("error"))
        return errorOf(result["error"]).wrap("the step \"" + title + "\" failed");
    const double seconds = SystemClock().monotonicSeconds() - began;
    m_commands.push_back({{"step", title}, {"command", shellLine(words)}, {"seconds", seconds}});
    m_context.note("   done in " + durationText(seconds));
    return result;
}

} // namespace danlu::cli
