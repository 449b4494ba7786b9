#include "Help.h"

#include "Render.h"

#include "base/Names.h"

#include <algorithm>
#include <map>

namespace danlu::cli {
namespace {

/// Groups in the order of the work; the rest follows by name.
const std::vector<std::pair<std::string, std::string>> kGroups{
    {"project", "Project"}, {"data", "Data"},        {"label", "Labels"},    {"model", "Models"},       {"tokenizer", "Models"}, {"train", "Training"},
    {"run", "Training"},    {"generate", "Results"}, {"compare", "Results"}, {"evaluate", "Results"},   {"quantize", "Results"}, {"export", "Results"},
    {"audit", "Audit"},     {"doctor", "Program"},   {"demo", "Program"},    {"completion", "Program"},
};

/// What stands for an option's value in the help, by key: most keys mean the same in every command.
const ValueWords kValueWords{
    {"name", "NAME"},
    {"model", "MODEL"},
    {"base", "MODEL"},
    {"models", "MODEL,…"},
    {"dataset", "NAME[@V]"},
    {"calibration", "NAME[@V]"},
    {"train", "NAME[@V]"},
    {"project", "DIR"},
    {"to", "PATH"},
    {"from", "FILE"},
    {"recipe", "FILE"},
    {"config", "FILE"},
    {"tokenizer", "FILE"},
    {"messages", "FILE"},
    {"prompts", "FILE"},
    {"recovery_file", "FILE"},
    {"passphrase_file", "FILE"},
    {"new_passphrase_file", "FILE"},
    {"set", "KEY=VALUE"},
    {"map", "FIELD=COLUMN"},
    {"ids", "N,…"},
    {"stop", "TEXT,…"},
    {"annotator", "NAME"},
    {"action", "NAME"},
    {"object", "NAME"},
    {"as", "FORM"},
    {"split", "PART"},
    {"type", "TYPE"},
    {"encoding", "NAME"},
    {"file_format", "FORMAT"},
};

/// Few and short choices stand where the value does, longer lists in the explanation.
bool isShort(const std::vector<std::string>& choices) { return choices.size() <= 4 && joined(choices, "|").size() <= 24; }

std::string placeholder(const spec::Field& field, const ValueWords& own) {
    if (std::holds_alternative<bool>(field.value()))
        return "";
    if (field.isNumber())
        return " N";
    if (const auto word = own.find(field.key()); word != own.end())
        return " " + word->second;
    const bool many = std::holds_alternative<std::vector<std::string>>(field.value());
    if (!field.choices().empty() && !many && isShort(field.choices()))
        return " " + joined(field.choices(), "|");
    const auto word = kValueWords.find(field.key());
    return word != kValueWords.end() ? " " + word->second : many ? " TEXT,…" : " TEXT";
}

std::string usageOf(Command& command) {
    std::string usage = "danlu-cli " + command.about().name;
    for (const auto& argument : command.arguments()) {
        const bool many = std::holds_alternative<std::vector<std::string>*>(argument.target);
        const std::string word = argument.name + (many ? "…" : "");
        usage += argument.presence == Presence::Required ? " " + word : " [" + word + "]";
    }
    const auto options = command.options();
    for (const auto& field : options)
        usage += field.meta().required ? " " + flagOf(field.key()) + placeholder(field, command.valueWords()) : "";
    return std::all_of(options.begin(), options.end(), [](const auto& field) { return field.meta().required; }) ? usage : usage + " [options]";
}

std::string describe(const spec::Field& field, const ValueWords& own) {
    std::string text(field.meta().help);
    if (!field.choices().empty() && placeholder(field, own) != " " + joined(field.choices(), "|"))
        text += " One of: " + joined(field.choices(), ", ") + ".";
    if (!field.meta().unit.empty())
        text += " Unit: " + std::string(field.meta().unit) + ".";
    if (field.meta().required)
        return text + " Required.";
    const Json value = field.toJson();
    const bool unset = value.is_boolean() || (value.is_string() && value.get<std::string>().empty()) || (value.is_array() && value.empty()) ||
                       (value.is_number_integer() && value.get<std::int64_t>() < 0);
    return unset ? text : text + " Default: " + (value.is_string() ? value.get<std::string>() : toText(value)) + ".";
}

std::string section(const std::string& title, const std::vector<std::pair<std::string, std::string>>& lines) {
    if (lines.empty())
        return "";
    std::vector<std::pair<std::string, std::string>> indented;
    for (const auto& [name, value] : lines)
        indented.emplace_back("  " + name, value);
    return "\n" + title + "\n" + glossary(indented);
}

std::vector<std::pair<std::string, std::string>> optionLines(const spec::Fields& fields, const ValueWords& own) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const auto& field : fields)
        lines.emplace_back(flagOf(field.key()) + placeholder(field, own), describe(field, own));
    return lines;
}

} // namespace

std::string overview(const Commands& commands) {
    std::string text = "Danlu: from private text to a private language model, on your own machine.\n\n"
                       "danlu-cli [--project DIR] [--passphrase-file F | --passphrase-fd N] [--format text|json] COMMAND\n";
    std::vector<std::string> titles;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> lines;
    for (const auto& [word, title] : kGroups) {
        if (std::find(titles.begin(), titles.end(), title) == titles.end())
            titles.push_back(title);
        for (const auto& command : commands)
            if (firstWord(command->about().name) == word)
                lines[title].emplace_back(command->about().name, command->about().summary);
    }
    for (const auto& title : titles)
        text += section(title, lines[title]);
    GlobalOptions globals;
    return text + section("Options of every command", optionLines(spec::fieldsOf(globals), {})) +
           "\nExit status: 0 done, 1 failed, 2 wrong use, 3 input rejected, 4 locked or not allowed, 130 cancelled.\ndanlu-cli COMMAND --help explains a "
           "command.\n";
}

std::string groupHelp(const Commands& commands, const std::string& group) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const auto& command : commands)
        if (command->about().name.starts_with(group + " "))
            lines.emplace_back("danlu-cli " + command->about().name, command->about().summary);
    return section("Commands that begin with " + group, lines);
}

std::string commandHelp(Command& command) {
    const About about = command.about();
    std::vector<std::pair<std::string, std::string>> arguments;
    for (const auto& argument : command.arguments())
        arguments.emplace_back(argument.name, argument.help);
    auto options = optionLines(command.options(), command.valueWords());
    for (auto& [name, help] : options)
        for (const auto& key : command.repeated())
            if (name.starts_with(flagOf(key) + " "))
                help += " May be given several times.";
    std::string text = about.summary + "\n\n" + wrapped("  " + usageOf(command), 4) + section("Arguments", arguments) + section("Options", options);
    if (!about.more.empty())
        text += "\n" + wrapped(about.more);
    return text + "\nExample\n  danlu-cli " + about.example + "\n\nOptions of every command (--project, --passphrase-file, --format …): danlu-cli --help\n";
}

} // namespace danlu::cli
