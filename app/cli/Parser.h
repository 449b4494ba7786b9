#pragma once

#include "Command.h"

namespace danlu::cli {

/// Options that stand before or after any command.
struct GlobalOptions {
    std::string project;
    std::string passphraseFile;
    std::int64_t passphraseFd = -1;
    std::string format = "text";
    bool help = false;
    bool version = false;

    template <typename Visit>
    void describe(Visit&& visit) {
        visit(project, spec::Text{{.key = "project", .help = "Project folder; without it DANLU_PROJECT, then a *.danlu folder here."}});
        visit(passphraseFile, spec::Text{{.key = "passphrase_file", .help = "File that holds the passphrase."}});
        visit(passphraseFd, spec::Number<std::int64_t>{{.key = "passphrase_fd", .help = "Open descriptor to read the passphrase from."}, -1, 65535});
        visit(format, spec::Text{{.key = "format", .help = "What is printed on stdout."}, {"text", "json"}});
        visit(help, spec::Flag{{.key = "help", .help = "Explains a command."}});
        visit(version, spec::Flag{{.key = "version", .help = "Prints the version."}});
    }
};

/// Takes the global options out of the words; the others keep their order. Words after "--" are left as they are.
Result<std::vector<std::string>> takeGlobals(GlobalOptions& globals, const std::vector<std::string>& words);

using Commands = std::vector<std::unique_ptr<Command>>;

/// The command that the first one or two words name, and how many they were; Usage with the nearest name otherwise.
struct Found {
    Command* command = nullptr;
    std::size_t words = 0;
};
Result<Found> findCommand(const Commands& commands, const std::vector<std::string>& words);

/// Fills the command's arguments and options. Usage where a word is unknown, missing, doubled or out of range.
Result<> parseInto(Command& command, std::span<const std::string> words);

} // namespace danlu::cli
