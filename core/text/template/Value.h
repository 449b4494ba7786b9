#pragma once

#include "base/Json.h"
#include "text/template/Text.h"

#include <functional>
#include <memory>
#include <variant>

namespace danlu::text::jinja {

class Value;
class Run;

using List = std::vector<Value>;
/// Python's dict: keys keep their order (and their marks). Small, so it is searched from the front.
using Map = std::vector<std::pair<Text, Value>>;

/// A name that stands for nothing; `name` is for messages.
struct Undefined {
    std::string name;
};
struct None {};

/// What `namespace()` makes: the only thing a template can change.
struct Namespace {
    Map members;
};

/// The `loop` of a for statement.
struct Loop {
    std::shared_ptr<const List> items;
    std::size_t index = 0; // from 0
    std::size_t depth = 1;
};

/// Arguments of a call.
struct Arguments {
    std::vector<Value> positional;
    std::vector<std::pair<std::string, Value>> named;

    /// The arguments in order of `names`, Undefined where absent. Too many, unknown, doubled and missing ones (the first `required` must
    /// be there) are errors that name `function`.
    Result<std::vector<Value>> bind(std::string_view function, std::initializer_list<std::string_view> names, std::size_t required = 0) const;
};

/// A macro, a global function or a method with its object.
struct Callable {
    std::string name;
    std::function<Result<Value>(Run&, const Arguments&)> call;
};

/// A value of the template language. Copies share; nothing but a Namespace can change.
class Value {
public:
    using State = std::variant<Undefined, None, bool, std::int64_t, double, std::shared_ptr<const Text>, std::shared_ptr<const List>,
                               std::shared_ptr<const Map>, std::shared_ptr<Namespace>, std::shared_ptr<const Loop>, std::shared_ptr<const Callable>>;

    Value() = default;
    explicit Value(Undefined undefined) : m_state(std::move(undefined)) {}
    explicit Value(None none) : m_state(none) {}
    explicit Value(bool truth) : m_state(truth) {}
    explicit Value(std::int64_t number) : m_state(number) {}
    explicit Value(double number) : m_state(number) {}
    explicit Value(Text text) : m_state(std::make_shared<const Text>(std::move(text))) {}
    explicit Value(List list) : Value(std::make_shared<const List>(std::move(list))) {}
    explicit Value(std::shared_ptr<const List> list);
    explicit Value(Map map);
    explicit Value(std::shared_ptr<Namespace> space) : m_state(std::move(space)) {}
    explicit Value(std::shared_ptr<const Loop> loop) : m_state(std::move(loop)) {}
    explicit Value(Callable callable) : m_state(std::make_shared<const Callable>(std::move(callable))) {}

    bool isUndefined() const { return std::holds_alternative<Undefined>(m_state); }
    bool isNone() const { return std::holds_alternative<None>(m_state); }
    bool isBool() const { return std::holds_alternative<bool>(m_state); }
    bool isInteger() const { return std::holds_alternative<std::int64_t>(m_state); }
    bool isFloat() const { return std::holds_alternative<double>(m_state); }
    /// Integers, floats and, as in Python, booleans.
    bool isNumber() const { return isBool() || isInteger() || isFloat(); }
    std::int64_t integer() const { return isBool() ? std::get<bool>(m_state) : std::get<std::int64_t>(m_state); }
    double number() const { return isFloat() ? std::get<double>(m_state) : double(integer()); }

    const Text* text() const;
    std::shared_ptr<const List> list() const;
    const Map* map() const;
    std::shared_ptr<Namespace> space() const;
    const Loop* loop() const;
    const Callable* callable() const;

    bool isTrue() const;
    /// "string", "list", "undefined" …: for messages.
    std::string_view typeName() const;
    /// The same with its article.
    std::string described() const;
    /// Lists and maps within lists and maps.
    std::size_t depth() const { return m_depth; }
    const std::string& undefinedName() const { return std::get<Undefined>(m_state).name; }

private:
    State m_state;
    std::uint32_t m_depth = 0;
};

const Value* find(const Map& map, std::string_view key);

/// For a value that is to become part of another one: no namespace (it could come to hold itself), and not too deep.
Result<> checkPart(const Value& part);

/// JSON → value. All text in it is marked as content, but for `role`s that are one of the usual words.
Result<Value> valueOf(const Json& json, int depth = 0);

Error templateError(std::string message);

} // namespace danlu::text::jinja
