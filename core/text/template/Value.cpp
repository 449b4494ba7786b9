#include "text/template/Value.h"

#include "text/template/Run.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace danlu::text::jinja {
namespace {

constexpr std::size_t kValueDepth = 100;

/// Roles are part of a template's markup ('<|' + role + '|>'), so these words count as the template's.
constexpr std::array<std::string_view, 8> kRoles = {"system", "user", "assistant", "tool", "developer", "function", "ipython", "model"};

bool isRole(std::string_view key, const Json& value) {
    return key == "role" && value.is_string() && std::find(kRoles.begin(), kRoles.end(), value.get_ref<const std::string&>()) != kRoles.end();
}

Result<bool> sameLists(Run& run, const List& left, const List& right) {
    for (std::size_t i = 0; i < left.size() && left.size() == right.size(); ++i) {
        DANLU_TRY(const bool isSame, isEqual(run, left[i], right[i]));
        if (!isSame)
            return false;
    }
    return left.size() == right.size();
}

Result<bool> sameMaps(Run& run, const Map& left, const Map& right) {
    for (std::size_t i = 0; i < left.size() && left.size() == right.size(); ++i) {
        const Value* other = find(right, left[i].first.bytes());
        if (other == nullptr)
            return false;
        DANLU_CHECK(run.spend(right.size() / 8));
        DANLU_TRY(const bool isSame, isEqual(run, left[i].second, *other));
        if (!isSame)
            return false;
    }
    return left.size() == right.size();
}

/// Python's repr of a float: the shortest digits that give it back, with ".0" where it is whole.
std::string floatText(double number) {
    if (std::isnan(number) || std::isinf(number))
        return std::isnan(number) ? "nan" : number < 0 ? "-inf" : "inf";
    const double size = std::abs(number);
    const bool isPlain = size == 0 || (size >= 1e-4 && size < 1e16);
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, number, isPlain ? std::chars_format::fixed : std::chars_format::scientific);
    const std::string text(digits, end.ptr);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

/// Python's repr of a string, as far as chat templates can show it.
Text quoted(const Text& text) {
    const bool single = text.bytes().find('\'') == std::string::npos || text.bytes().find('"') != std::string::npos;
    const std::string quote = single ? "'" : "\"";
    Text escaped = text.replaced("\\", Text("\\\\"), -1).replaced("\n", Text("\\n"), -1).replaced("\t", Text("\\t"), -1).replaced("\r", Text("\\r"), -1);
    if (single)
        escaped = escaped.replaced("'", Text("\\'"), -1);
    Text result(quote);
    result.append(escaped);
    result.append(quote, kFromTemplate);
    return result;
}

Result<> appendShown(Run& run, Text& out, const Value& value);

Result<> appendList(Run& run, Text& out, const List& list) {
    out.append("[", kFromTemplate);
    for (std::size_t i = 0; i < list.size(); ++i) {
        out.append(i == 0 ? "" : ", ", kFromTemplate);
        DANLU_CHECK(appendShown(run, out, list[i]));
    }
    out.append("]", kFromTemplate);
    return ok();
}

Result<> appendMap(Run& run, Text& out, const Map& map) {
    out.append("{", kFromTemplate);
    for (std::size_t i = 0; i < map.size(); ++i) {
        out.append(i == 0 ? "" : ", ", kFromTemplate);
        out.append(quoted(map[i].first));
        out.append(": ", kFromTemplate);
        DANLU_CHECK(appendShown(run, out, map[i].second));
    }
    out.append("}", kFromTemplate);
    return ok();
}

Result<> appendShown(Run& run, Text& out, const Value& value) {
    DANLU_TRY(const auto level, run.enter());
    DANLU_CHECK(run.checkSize(out.size()));
    if (value.text() != nullptr) {
        out.append(quoted(*value.text()));
        return ok();
    }
    if (const auto list = value.list())
        return appendList(run, out, *list);
    if (value.map() != nullptr)
        return appendMap(run, out, *value.map());
    DANLU_TRY(const Text text, printed(run, value));
    out.append(text);
    return ok();
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

Result<bool> isEqual(Run& run, const Value& left, const Value& right) {
    DANLU_TRY(const auto level, run.enter());
    if (left.isNumber() && right.isNumber())
        return left.number() == right.number();
    if (left.text() != nullptr && right.text() != nullptr) {
        DANLU_CHECK(run.spend(std::min(left.text()->size(), right.text()->size()) / 1024));
        return left.text()->bytes() == right.text()->bytes();
    }
    if (left.list() && right.list())
        return sameLists(run, *left.list(), *right.list());
    if (left.map() != nullptr && right.map() != nullptr)
        return sameMaps(run, *left.map(), *right.map());
    if (left.space() && right.space())
        return left.space() == right.space();
    return (left.isNone() && right.isNone()) || (left.isUndefined() && right.isUndefined());
}

Result<bool> holds(Run& run, const List& list, const Value& value) {
    for (const Value& one : list) {
        DANLU_TRY(const bool isIt, isEqual(run, one, value));
        if (isIt)
            return true;
    }
    return false;
}

Result<> checkPart(const Value& part) {
    if (part.space())
        return templateError("a namespace cannot be put into another value");
    if (part.depth() >= kValueDepth)
        return templateError("it was stopped: values are nested more than " + std::to_string(kValueDepth) + " deep");
    return ok();
}

Result<Text> printed(Run& run, const Value& value) {
    if (value.text() != nullptr)
        return *value.text();
    if (value.isUndefined())
        return Text();
    if (value.isNone())
        return Text("None");
    if (value.isBool())
        return Text(value.isTrue() ? "True" : "False");
    if (value.isInteger())
        return Text(std::to_string(value.integer()));
    if (value.isFloat())
        return Text(floatText(value.number()));
    if (!value.list() && value.map() == nullptr)
        return templateError(value.described() + " cannot be printed");
    Text out;
    DANLU_CHECK(appendShown(run, out, value));
    return out;
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
