#pragma once

#include "base/Json.h"

#include <limits>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace danlu::spec {

/// What holds for every parameter: its name in files and on the command line, and what people are told about it.
struct Meta {
    std::string_view key;       // Hugging Face's name where there is one
    std::string_view help;      // one sentence
    std::string_view unit = {}; // "tokens", "MB" …
    bool advanced = false;
    bool required = false;
};

/// A number and the range it may have.
template <typename T>
struct Number {
    Meta meta;
    T low = std::numeric_limits<T>::lowest();
    T high = std::numeric_limits<T>::max();
};

struct Flag {
    Meta meta;
};

/// Free text; with `choices` it is one of them.
struct Text {
    Meta meta;
    std::vector<std::string> choices = {};
};

/// A list of names; with `choices` each is one of them.
struct Words {
    Meta meta;
    std::vector<std::string> choices = {};
};

using Value = std::variant<std::int64_t, double, bool, std::string, std::vector<std::string>>;

/// One member of a described struct with its type erased: what files, flags, forms and help tables are made from.
class Field {
public:
    using Pointer = std::variant<std::int64_t*, double*, bool*, std::string*, std::vector<std::string>*>;

    Field(std::int64_t& member, const Number<std::int64_t>& about)
        : m_meta(about.meta), m_member(&member), m_low(double(about.low)), m_high(double(about.high)) {}
    Field(double& member, const Number<double>& about) : m_meta(about.meta), m_member(&member), m_low(about.low), m_high(about.high) {}
    Field(bool& member, const Flag& about) : m_meta(about.meta), m_member(&member) {}
    Field(std::string& member, const Text& about) : m_meta(about.meta), m_member(&member), m_choices(about.choices) {}
    Field(std::vector<std::string>& member, const Words& about) : m_meta(about.meta), m_member(&member), m_choices(about.choices) {}

    const Meta& meta() const { return m_meta; }
    std::string key() const { return std::string(m_meta.key); }
    const std::vector<std::string>& choices() const { return m_choices; }
    bool isNumber() const { return m_member.index() < 2; }
    double low() const { return m_low; }
    double high() const { return m_high; }

    Value value() const;
    Json toJson() const;
    /// "number 1 to 1024", "fp32 | bf16", "text", "list": what may be written.
    std::string allowed() const;

    /// Takes a value of a file. Numbers may be written 3e-5 or 1_000; range and choice are checked.
    Result<> setJson(const Json& value);
    /// Takes the text of a command line flag; a list is separated by commas.
    Result<> setText(std::string_view text);
    /// Whether the present value is inside its range and among its choices.
    Result<> check() const;

private:
    Error wrongType(std::string_view got) const;

    Meta m_meta;
    Pointer m_member;
    double m_low = 0, m_high = 0;
    std::vector<std::string> m_choices;
};

using Fields = std::vector<Field>;

/// The fields of a described struct, in order of description. They point into `spec`.
/// A described struct has `template <typename Visit> void describe(Visit&& visit)` that calls visit(member, about) for each member.
template <typename Spec>
Fields fieldsOf(Spec& spec) {
    Fields fields;
    spec.describe([&fields](auto& member, const auto& about) { fields.emplace_back(member, about); });
    return fields;
}

} // namespace danlu::spec
