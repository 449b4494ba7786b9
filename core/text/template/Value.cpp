#include "text/template/Value.h"

#include <algorithm>
#include <array>

namespace danlu::text::jinja {
namespace {

constexpr std::size_t kValueDepth = 100;

/// Roles are part of a template's markup ('<|' + role + '|>'), so these words count as the template's.
constexpr std::array<std::string_view, 8> kRoles = {"system", "user", "assistant", "tool", "developer", "function", "ipython", "model"};

bool isRole(std::string_view key, const Json& value) {
    return key == "role" && value.is_string() && std::find(kRoles.begin(), kRoles.end(), value.get_ref<const std::string&>()) != kRoles.end();
}

Result<Value> listOf(const Json& json, int depth) {
    List list;
    for (const Json& item : json) {
        DANLU_TRY(auto value, valueOf(item, depth + 1));
        list.push_back(std::move(value));
    }
    return Value(std::move(list));
}

Result<Value> mapOf(const Json& json, int depth) {
    Map map;
    for (const auto& [key, item] : json.items()) {
        if (isRole(key, item)) {
            map.emplace_back(Text(key), Value(Text(item.get<std::string>())));
            continue;
        }
        DANLU_TRY(auto value, valueOf(item, depth + 1));
        map.emplace_back(Text(key, kFromContent), std::move(value));
    }
    return Value(std::move(map));
}

template <typename T>
auto shared(const Value::State& state) {
    const auto* held = std::get_if<std::shared_ptr<T>>(&state);
    return held == nullptr ? std::shared_ptr<T>() : *held;
}

} // namespace

Error templateError(std::string message) { return Error(ErrorCode::Rejected, std::move(message)); }

Result<std::vector<Value>> Arguments::bind(std::string_view function, std::initializer_list<std::string_view> names, std::size_t required) const {
    const std::string who(function);
    if (positional.size() > names.size())
        return templateError(who + " takes " + std::to_string(names.size()) + " arguments, not " + std::to_string(positional.size()));
    std::vector<Value> bound = positional;
    bound.resize(names.size());
    for (const auto& [name, value] : named) {
        const auto place = std::size_t(std::find(names.begin(), names.end(), name) - names.begin());
        if (place == names.size() || place < positional.size() || !bound[place].isUndefined())
            return templateError(who + " has no further argument " + name);
        bound[place] = value;
    }
    for (std::size_t i = 0; i < required; ++i)
        if (i >= positional.size() && bound[i].isUndefined())
            return templateError(who + " needs the argument " + std::string(names.begin()[i]));
    return bound;
}

Value::Value(std::shared_ptr<const List> list) : m_state(list), m_depth(1) {
    for (const Value& part : *list)
        m_depth = std::max(m_depth, part.m_depth + 1);
}

Value::Value(Map map) : m_state(std::make_shared<const Map>(map)), m_depth(1) {
    for (const auto& entry : map)
        m_depth = std::max(m_depth, entry.second.m_depth + 1);
}

const Text* Value::text() const { return shared<const Text>(m_state).get(); }
std::shared_ptr<const List> Value::list() const { return shared<const List>(m_state); }
const Map* Value::map() const { return shared<const Map>(m_state).get(); }
std::shared_ptr<Namespace> Value::space() const { return shared<Namespace>(m_state); }
const Loop* Value::loop() const { return shared<const Loop>(m_state).get(); }
const Callable* Value::callable() const { return shared<const Callable>(m_state).get(); }

bool Value::isTrue() const {
    if (isNumber())
        return number() != 0;
    if (text() != nullptr)
        return !text()->isEmpty();
    if (const auto items = list())
        return !items->empty();
    if (map() != nullptr)
        return !map()->empty();
    return !isUndefined() && !isNone();
}

std::string_view Value::typeName() const {
    constexpr std::array<std::string_view, 11> kNames = {"undefined", "none", "boolean",   "integer", "number",  "string",
                                                         "list",      "map",  "namespace", "loop",    "function"};
    return kNames[m_state.index()];
}

std::string Value::described() const {
    const std::string name(typeName());
    return (name == "integer" || name == "undefined" ? "an " : "a ") + name + (isUndefined() ? " value" : "");
}

const Value* find(const Map& map, std::string_view key) {
    for (const auto& [name, value] : map)
        if (name.bytes() == key)
            return &value;
    return nullptr;
}

Result<> checkPart(const Value& part) {
    if (part.space())
        return templateError("a namespace cannot be put into another value");
    if (part.depth() >= kValueDepth)
        return templateError("it was stopped: values are nested more than " + std::to_string(kValueDepth) + " deep");
    return ok();
}

Result<Value> valueOf(const Json& json, int depth) {
    if (depth > kJsonDepth)
        return templateError("the messages are nested too deeply");
    switch (json.type()) {
    case Json::value_t::null:
        return Value(None{});
    case Json::value_t::boolean:
        return Value(json.get<bool>());
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
        return Value(json.get<std::int64_t>());
    case Json::value_t::number_float:
        return Value(json.get<double>());
    case Json::value_t::string:
        return Value(Text(json.get_ref<const std::string&>(), kFromContent));
    case Json::value_t::array:
        return listOf(json, depth);
    case Json::value_t::object:
        return mapOf(json, depth);
    default:
        return templateError("the messages hold something that is not JSON");
    }
}

} // namespace danlu::text::jinja
