#pragma once

#include "spec/Document.h"

#include <map>
#include <memory>

namespace danlu::cli {

class Context;

enum class Presence { Required, Optional };

/// A word after the command. A list takes all that are left.
struct Argument {
    std::string name; // "NAME[@V]", as in the help
    std::string help;
    std::variant<std::string*, std::vector<std::string>*> target;
    Presence presence = Presence::Required;
};

/// What the examples and help of a command say about it.
struct About {
    std::string name;    // "data import": one or two words
    std::string summary; // one line
    std::string example; // without "danlu-cli"
    std::string more = {};
};

/// What stands for an option's value in the help, by its key: {"to", "DIR"}.
using ValueWords = std::map<std::string, std::string>;

/// One command: a file in commands/ with `std::unique_ptr<Command> makeX()`. Parsing, errors, help and completion come from what it
/// describes; run() does the work through services and returns the one JSON document of `--format json`.
class Command {
public:
    virtual ~Command() = default;
    virtual About about() const = 0;
    virtual std::vector<Argument> arguments() { return {}; }
    virtual spec::Fields options() { return {}; }
    /// Keys of options that may be given more than once; they are lists, and commas do not part them.
    virtual std::vector<std::string> repeated() const { return {}; }
    /// Where the usual word for a key (Help.cpp) would mislead.
    virtual ValueWords valueWords() const { return {}; }
    virtual Result<Json> run(Context& context) = 0;
    /// The same result for people.
    virtual std::string text(const Json& result) const;
};

/// Every command, by file name.
std::vector<std::unique_ptr<Command>> allCommands();

/// "data" of "data import": the group a command stands in.
inline std::string firstWord(const std::string& name) { return name.substr(0, name.find(' ')); }

/// What a value would have to be said about an option: "--max-new-tokens".
std::string flagOf(std::string_view key);

} // namespace danlu::cli
