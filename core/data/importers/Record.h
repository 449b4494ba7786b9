#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace simdjson::dom {
class element;
}

namespace danlu::data {

/// A value of a foreign record: a cell of a CSV file or a node of a JSON document. A view; valid until the reader goes on.
class Value {
public:
    enum class Kind : std::uint8_t { Null, Text, Scalar, List, Object };

    Value() = default;
    explicit Value(std::string_view text) : m_kind(Kind::Text), m_text(text) {}
    /// `node` is a simdjson::dom::element (kept as bits: its header is 1 MB, and shapes do not need it).
    Value(Kind kind, std::string_view text, std::array<std::uint64_t, 2> node) : m_kind(kind), m_text(text), m_node(node) {}

    Kind kind() const { return m_kind; }
    bool isText() const { return m_kind == Kind::Text; }
    bool isNull() const { return m_kind == Kind::Null; }
    /// The characters of a Text.
    std::string_view text() const { return m_text; }
    /// A Text, number or boolean as written; nothing for the others.
    std::optional<std::string> scalarText() const;
    /// Visits the items of a List until `visit` says false; says whether it went through.
    bool eachItem(const std::function<bool(const Value&)>& visit) const;
    /// The member of an Object; Null where there is none.
    Value at(std::string_view key) const;
    std::size_t size() const; // items of a List

private:
    Kind m_kind = Kind::Null;
    std::string_view m_text;
    std::array<std::uint64_t, 2> m_node{};
};

/// A parsed JSON node as a value.
Value valueOf(const simdjson::dom::element& node);

struct NamedValue {
    std::string_view name;
    Value value;
};

/// One record of a foreign file: its named values in order. A view.
struct Record {
    std::uint64_t line = 0;
    std::vector<NamedValue> values;

    /// The value of that exact name; Null where there is none.
    const Value& at(std::string_view name) const;
    bool has(std::string_view name) const;
};

} // namespace danlu::data
