#include "Context.h"
#include "Help.h"
#include "Interrupt.h"
#include "Render.h"

#include "services/process/Protect.h"

#include <cstdio>

namespace danlu::cli {
namespace {

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

int fail(const Error& error, const GlobalOptions& globals) {
    if (globals.format == "json") {
        print(toText(Json{{"error", toJson(error)}}) + "\n");
    } else {
        std::fprintf(stderr, "danlu-cli: %s\n", safeText(error.message()).c_str());
        for (const Error* cause = error.cause(); cause; cause = cause->cause())
            std::fprintf(stderr, "  because: %s\n", safeText(cause->message()).c_str());
        if (!error.hint().empty())
            std::fprintf(stderr, "  %s\n", safeText(error.hint()).c_str());
    }
    return exitStatusOf(error.code());
}

int succeed(const Json& result, const std::string& text, const GlobalOptions& globals) {
    print(globals.format == "json" ? toText(result) + "\n" : text);
    return std::ferror(stdout) ? exitStatusOf(ErrorCode::Io) : 0;
}

int help(const Commands& commands, const std::vector<std::string>& words, const GlobalOptions& globals) {
    std::string text;
    if (words.empty()) {
        text = overview(commands);
    } else if (const auto found = findCommand(commands, words)) {
        text = commandHelp(*found->command) + (found->words == 1 ? groupHelp(commands, words[0]) : "");
    } else {
        text = words.size() == 1 ? groupHelp(commands, words[0]) : "";
        if (text.empty())
            return fail(found.error(), globals);
    }
    return succeed({{"help", text}}, text, globals);
}

int runCommand(const Commands& commands, const std::vector<std::string>& words, const GlobalOptions& globals, std::stop_token stop) {
    const auto found = findCommand(commands, words);
    if (!found)
        return fail(found.error(), globals);
    if (const auto parsed = parseInto(*found->command, std::span(words).subspan(found->words)); !parsed)
        return fail(parsed.error(), globals);
    Console console;
    Context context(globals, console, std::move(stop));
    const auto result = found->command->run(context);
    console.clear();
    if (!result)
        return fail(result.error(), globals);
    return succeed(*result, found->command->text(*result), globals);
}

int main(const std::vector<std::string>& given) {
    const Interrupt interrupt;
    GlobalOptions globals;
    const auto words = takeGlobals(globals, given);
    if (!words)
        return fail(words.error(), globals);
    if (globals.version)
        return succeed({{"name", "danlu-cli"}, {"version", DANLU_VERSION}}, "danlu-cli " DANLU_VERSION "\n", globals);
    const Commands commands = allCommands();
    if (globals.help || words->empty())
        return help(commands, *words, globals);
    return runCommand(commands, *words, globals, interrupt.token());
}

} // namespace
} // namespace danlu::cli

int main(int argc, char** argv) {
    danlu::services::protectThisProcess();
    return danlu::cli::main({argv + 1, argv + argc});
}
