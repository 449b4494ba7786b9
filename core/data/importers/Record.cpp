#include "data/importers/Record.h"

#include <algorithm>
#include <bit>
#include <simdjson.h>

namespace danlu::data {
namespace {

const Value kNull;

simdjson::dom::element nodeOf(std::array<std::uint64_t, 2> bits) { return std::bit_cast<simdjson::dom::element>(bits); }

} // namespace

Value valueOf(const simdjson::dom::element& node) {
    using Type = simdjson::dom::element_type;
    const auto bits = std::bit_cast<std::array<std::uint64_t, 2>>(node);
    switch (node.type()) {
    case Type::STRING:
        return Value(node.get_string().value_unsafe());
    case Type::ARRAY:
        return Value(Value::Kind::List, {}, bits);
    case Type::OBJECT:
        return Value(Value::Kind::Object, {}, bits);
    case Type::NULL_VALUE:
        return Value();
    default:
        return Value(Value::Kind::Scalar, {}, bits);
    }
}

std::optional<std::string> Value::scalarText() const {
    if (m_kind == Kind::Text)
        return std::string(m_text);
    if (m_kind == Kind::Scalar)
        return simdjson::minify(nodeOf(m_node));
    return std::nullopt;
}

bool Value::eachItem(const std::function<bool(const Value&)>& visit) const {
    if (m_kind != Kind::List)
        return true;
    simdjson::dom::array items;
    if (nodeOf(m_node).get(items))
        return true;
    for (const auto item : items)
        if (!visit(valueOf(item)))
            return false;
    return true;
}

Value Value::at(std::string_view key) const {
    if (m_kind != Kind::Object)
        return {};
    simdjson::dom::element found;
    return nodeOf(m_node).at_key(key).get(found) ? Value() : valueOf(found);
}

std::size_t Value::size() const {
    std::size_t count = 0;
    eachItem([&count](const Value&) { return ++count > 0; });
    return count;
}

const Value& Record::at(std::string_view name) const {
    for (const auto& one : values)
        if (one.name == name)
            return one.value;
    return kNull;
}

bool Record::has(std::string_view name) const {
    return std::any_of(values.begin(), values.end(), [name](const NamedValue& one) { return one.name == name; });
}

} // namespace danlu::data
