#include "Context.h"
#include "Parser.h"

#include "base/Names.h"

#include <algorithm>

namespace danlu::cli {
namespace {

/// Second words by first word ("" = none), and flags by full name.
struct Vocabulary {
    std::map<std::string, std::vector<std::string>> second;
    std::map<std::string, std::vector<std::string>> flags;
    std::vector<std::string> globals;
};

Vocabulary vocabularyOf(const Commands& commands) {
    Vocabulary words;
    for (const auto& command : commands) {
        const std::string name = command->about().name;
        auto& list = words.second[firstWord(name)];
        if (name.find(' ') != std::string::npos)
            list.push_back(name.substr(name.find(' ') + 1));
        for (const auto& field : command->options())
            words.flags[name].push_back(flagOf(field.key()));
    }
    GlobalOptions globals;
    for (const auto& field : spec::fieldsOf(globals))
        words.globals.push_back(flagOf(field.key()));
    return words;
}

std::string bashScript(const Vocabulary& words) {
    std::vector<std::string> first;
    std::string cases, flags;
    for (const auto& [word, second] : words.second) {
        first.push_back(word);
        if (!second.empty())
            cases += "        " + word + ") words=\"" + joined(second, " ") + "\" ;;\n";
    }
    for (const auto& [name, list] : words.flags)
        flags += "        \"" + name + "\"|\"" + name + " \"*) flags=\"" + joined(list, " ") + "\" ;;\n";
    return "# bash completion of danlu-cli: source this file, or put it into /etc/bash_completion.d\n"
           "_danlu_cli() {\n    local current=\"${COMP_WORDS[COMP_CWORD]}\" words=\"\" flags=\"\" line=\"${COMP_WORDS[*]:1:COMP_CWORD-1} \"\n"
           "    case \"$line\" in\n" +
           flags + "    esac\n    case \"${COMP_WORDS[1]}\" in\n" + cases + "    esac\n" +
           "    if [[ $current == -* ]]; then\n        COMPREPLY=($(compgen -W \"$flags " + joined(words.globals, " ") +
           "\" -- \"$current\"))\n    elif [[ $COMP_CWORD == 1 ]]; then\n        COMPREPLY=($(compgen -W \"" + joined(first, " ") +
           "\" -- \"$current\"))\n    elif [[ $COMP_CWORD == 2 && -n $words ]]; then\n        COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
           "    else\n        COMPREPLY=($(compgen -f -- \"$current\"))\n    fi\n}\ncomplete -F _danlu_cli danlu-cli\n";
}

std::string fishScript(const Commands& commands) {
    std::string text = "# fish completion of danlu-cli: put it into ~/.config/fish/completions/danlu-cli.fish\n";
    const auto quoted = [](std::string summary) {
        summary.erase(std::remove(summary.begin(), summary.end(), '\''), summary.end());
        return "'" + summary + "'";
    };
    for (const auto& command : commands) {
        const std::string name = command->about().name, first = firstWord(name);
        if (name == first)
            text += "complete -c danlu-cli -n __fish_use_subcommand -a " + name + " -d " + quoted(command->about().summary) + "\n";
        else
            text += "complete -c danlu-cli -n __fish_use_subcommand -a " + first + "\ncomplete -c danlu-cli -n '__fish_seen_subcommand_from " + first +
                    "' -a " + name.substr(first.size() + 1) + " -d " + quoted(command->about().summary) + "\n";
        for (const auto& field : command->options())
            text += "complete -c danlu-cli -n '__fish_seen_subcommand_from " + name.substr(name == first ? 0 : first.size() + 1) + "' -l " +
                    flagOf(field.key()).substr(2) + " -d " + quoted(std::string(field.meta().help)) + "\n";
    }
    return text;
}

Result<std::string> completionScript(const Commands& commands, const std::string& shell) {
    if (shell == "bash")
        return bashScript(vocabularyOf(commands));
    if (shell == "zsh")
        return "#compdef danlu-cli\nautoload -U +X bashcompinit && bashcompinit\n" + bashScript(vocabularyOf(commands));
    if (shell == "fish")
        return fishScript(commands);
    return unknownName("shell", shell, {"bash", "zsh", "fish"});
}

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
