#include "Parser.h"

#include "base/Names.h"

#include <algorithm>
#include <set>

namespace danlu::cli {
namespace {

std::string keyOf(std::string_view flag) {
    std::string key(flag.substr(2));
    std::replace(key.begin(), key.end(), '-', '_');
    return key;
}

bool isFlag(const spec::Field& field) { return std::holds_alternative<bool>(field.value()); }

/// A word "--key" or "--key=value", cut in two.
struct Word {
    std::string key;
    std::optional<std::string> value;
};

std::optional<Word> optionWord(const std::string& word) {
    if (!word.starts_with("--") || word.size() == 2)
        return std::nullopt;
    const auto equals = word.find('=');
    if (equals == std::string::npos)
        return Word{keyOf(word), std::nullopt};
    return Word{keyOf(std::string_view(word).substr(0, equals)), word.substr(equals + 1)};
}

Error missing(const spec::Field& field) {
    const std::string allowed = field.choices().empty() ? "" : " Allowed: " + field.allowed();
    return Error(ErrorCode::Usage, flagOf(field.key()) + " is missing: " + std::string(field.meta().help) + allowed);
}

Error inCommand(Error error, Command& command) {
    const std::string name = command.about().name;
    return error.hint().empty() ? std::move(error).withHint("See danlu-cli " + name + " --help") : std::move(error);
}

/// Puts options into fields: repeated ones are collected, all others may stand once.
class OptionSetter {
public:
    OptionSetter(spec::Fields fields, std::vector<std::string> repeated) : m_fields(std::move(fields)), m_repeated(std::move(repeated)) {}

    Result<spec::Field> find(const std::string& key) const {
        const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const auto& field) { return field.key() == key; });
        if (found != m_fields.end())
            return *found;
        std::vector<std::string> flags;
        for (const auto& field : m_fields)
            flags.push_back(flagOf(field.key()));
        for (const char* global : {"--project", "--passphrase-file", "--passphrase-fd", "--format", "--help"})
            flags.emplace_back(global);
        return unknownName("option", flagOf(key), flags);
    }

    Result<> set(spec::Field field, const std::string& value) {
        const std::string key = field.key();
        const bool many = std::find(m_repeated.begin(), m_repeated.end(), key) != m_repeated.end();
        if (many) {
            Json list = field.toJson();
            list.push_back(value);
            return field.setJson(list);
        }
        if (!m_seen.insert(key).second)
            return Error(ErrorCode::Usage, flagOf(key) + " is given twice");
        auto done = field.setText(value);
        return done ? ok() : Result<>(std::move(done).error().wrap(flagOf(key)));
    }

private:
    spec::Fields m_fields;
    std::vector<std::string> m_repeated;
    std::set<std::string> m_seen;
};

Result<> setArguments(const std::vector<Argument>& arguments, const std::vector<std::string>& words) {
    std::size_t used = 0;
    for (const auto& argument : arguments) {
        if (used == words.size()) {
            if (argument.presence == Presence::Optional)
                continue;
            return Error(ErrorCode::Usage, argument.name + " is missing: " + argument.help);
        }
        if (auto* one = std::get_if<std::string*>(&argument.target))
            **one = words[used++];
        else
            for (auto* list = std::get<std::vector<std::string>*>(argument.target); used < words.size();)
                list->push_back(words[used++]);
    }
    if (used < words.size())
        return Error(ErrorCode::Usage, "\"" + words[used] + "\" is one word too many");
    return ok();
}

} // namespace

Result<std::vector<std::string>> takeGlobals(GlobalOptions& globals, const std::vector<std::string>& words) {
    OptionSetter setter(spec::fieldsOf(globals), {});
    std::vector<std::string> rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--") {
            rest.insert(rest.end(), words.begin() + std::ptrdiff_t(i), words.end());
            break;
        }
        const auto word = optionWord(words[i] == "-h" ? "--help" : words[i]);
        const auto field = word ? setter.find(word->key) : Result<spec::Field>(Error(ErrorCode::Usage, ""));
        if (!field) {
            rest.push_back(words[i]);
            continue;
        }
        if (!isFlag(*field) && !word->value && i + 1 == words.size())
            return Error(ErrorCode::Usage, words[i] + " needs a value: " + field->allowed());
        DANLU_CHECK(setter.set(*field, isFlag(*field) ? word->value.value_or("true") : word->value ? *word->value : words[++i]));
    }
    return rest;
}

Result<Found> findCommand(const Commands& commands, const std::vector<std::string>& words) {
    if (words.empty())
        return Error(ErrorCode::Usage, "no command given").withHint("danlu-cli --help lists them");
    const std::string two = words.size() > 1 ? words[0] + " " + words[1] : "";
    Found found;
    std::vector<std::string> known, sisters;
    for (const auto& command : commands) {
        const std::string name = command->about().name;
        known.push_back(name);
        if (name.starts_with(words[0] + " "))
            sisters.push_back(name);
        if (name == two)
            return Found{command.get(), 2};
        if (name == words[0])
            found = {command.get(), 1};
    }
    if (found.command)
        return found;
    if (!sisters.empty() && two.empty())
        return Error(ErrorCode::Usage, "\"" + words[0] + "\" needs a second word").withHint("danlu-cli " + words[0] + " --help lists them");
    if (!sisters.empty())
        return unknownName("command", two, sisters);
    const auto unknown = unknownName("command", words[0], known);
    return Error(ErrorCode::Usage, unknown.message().substr(0, unknown.message().find(" Known:"))).withHint("danlu-cli --help lists the commands");
}

Result<> parseInto(Command& command, std::span<const std::string> words) {
    OptionSetter setter(command.options(), command.repeated());
    std::vector<std::string> plain;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--") {
            plain.insert(plain.end(), words.begin() + std::ptrdiff_t(i) + 1, words.end());
            break;
        }
        const auto word = optionWord(words[i]);
        if (!word) {
            plain.push_back(words[i]);
            continue;
        }
        auto field = setter.find(word->key);
        if (!field)
            return inCommand(std::move(field).error(), command);
        if (isFlag(*field)) {
            DANLU_CHECK(setter.set(*field, word->value.value_or("true")));
            continue;
        }
        if (!word->value && i + 1 == words.size())
            return inCommand(Error(ErrorCode::Usage, words[i] + " needs a value: " + field->allowed()), command);
        if (auto done = setter.set(*field, word->value ? *word->value : words[++i]); !done)
            return inCommand(std::move(done).error(), command);
    }
    if (auto done = setArguments(command.arguments(), plain); !done)
        return inCommand(std::move(done).error(), command);
    for (const auto& field : command.options())
        if (auto checked = field.check(); !checked)
            return inCommand(field.meta().required ? missing(field) : std::move(checked).error(), command);
    return ok();
}

} // namespace danlu::cli
