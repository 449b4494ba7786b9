#include "data/shapes/Turns.h"

#include <array>
#include <optional>

namespace danlu::data {
namespace {

Error rejected(std::string reason) { return Error(ErrorCode::Rejected, std::move(reason)); }

std::optional<Role> roleOf(std::string_view name) {
    struct Name {
        std::string_view name;
        Role role;
    };
    constexpr std::array<Name, 14> kNames{{{"user", Role::User},
                                           {"assistant", Role::Assistant},
                                           {"system", Role::System},
                                           {"human", Role::User},
                                           {"gpt", Role::Assistant},
                                           {"tool", Role::Tool},
                                           {"developer", Role::System},
                                           {"observation", Role::Tool},
                                           {"function_call", Role::Assistant},
                                           {"function_response", Role::Tool},
                                           {"function", Role::Tool},
                                           {"chatgpt", Role::Assistant},
                                           {"bot", Role::Assistant},
                                           {"model", Role::Assistant}}};
    for (const auto& one : kNames)
        if (one.name == name)
            return one.role;
    return std::nullopt;
}

Result<std::string> contentOf(const Value& content) {
    if (content.isText())
        return std::string(content.text());
    if (content.kind() != Value::Kind::List)
        return rejected("a turn has no text");
    std::string text;
    const bool allText = content.eachItem([&text](const Value& part) {
        const bool isText = part.at("type").text() == "text" && part.at("text").isText();
        text += isText ? part.at("text").text() : std::string_view();
        return isText;
    });
    if (!allText)
        return rejected("a turn holds something other than text");
    return text;
}

bool hasKeys(const Value& list, std::string_view first, std::string_view second) {
    std::size_t count = 0;
    return list.kind() == Value::Kind::List && list.eachItem([&](const Value& message) {
        ++count;
        return message.at(first).isText() && !message.at(second).isNull();
    }) && count > 0;
}

} // namespace

Result<Turn> turnOf(const Value& message) {
    if (message.kind() != Value::Kind::Object)
        return rejected("a turn is not an object");
    const bool named = message.at("role").isText();
    const Value speaker = named ? message.at("role") : message.at("from");
    if (!speaker.isText())
        return rejected("a turn does not say who speaks (\"role\" or \"from\")");
    const auto role = roleOf(speaker.text());
    if (!role)
        return rejected("a turn has the unknown speaker \"" + std::string(speaker.text().substr(0, 40)) + "\"");
    DANLU_TRY(std::string text, contentOf(message.at(named ? "content" : "value")));
    return Turn{*role, std::move(text)};
}

Result<std::vector<Turn>> turnsOf(const Value& list, std::string_view column) {
    if (list.isNull())
        return missingColumn(column);
    if (list.kind() != Value::Kind::List)
        return rejected("\"" + std::string(column) + "\" is not a list of turns");
    std::vector<Turn> turns;
    std::optional<Error> problem;
    list.eachItem([&](const Value& message) {
        auto turn = turnOf(message);
        if (turn)
            turns.push_back(std::move(*turn));
        else
            problem = std::move(turn).error();
        return !problem;
    });
    if (problem)
        return std::move(*problem);
    return turns;
}

bool hasRoleKeys(const Value& list) { return hasKeys(list, "role", "content"); }
bool hasFromKeys(const Value& list) { return hasKeys(list, "from", "value"); }

Result<> checkPrompt(const std::vector<Turn>& turns) {
    bool asked = false;
    for (const auto& turn : turns) {
        asked = asked || turn.role == Role::User;
        if (turn.role != Role::System && turn.text.empty())
            return rejected("a turn is empty");
    }
    return asked ? ok() : rejected("the conversation has no turn of the user");
}

Result<> checkConversation(const std::vector<Turn>& turns) {
    DANLU_CHECK(checkPrompt(turns));
    return turns.back().role == Role::Assistant ? ok() : rejected("the conversation does not end with an answer of the assistant");
}

std::string joined(std::string instruction, std::string_view input) {
    if (!input.empty() && !instruction.empty())
        instruction += '\n';
    instruction += input;
    return instruction;
}

} // namespace danlu::data
