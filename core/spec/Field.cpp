#include "spec/Field.h"

#include "base/Names.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace danlu::spec {
namespace {

std::string numberText(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.12g", value);
    return text;
}

/// Accepts 1_000 and 3e-5 as well as plain numbers.
Result<double> numberOf(std::string_view text) {
    std::string plain;
    std::copy_if(text.begin(), text.end(), std::back_inserter(plain), [](char c) { return c != '_'; });
    double value = 0;
    const auto [end, problem] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (plain.empty() || problem != std::errc() || end != plain.data() + plain.size())
        return Error(ErrorCode::Usage, "\"" + std::string(text.substr(0, 80)) + "\" is not a number");
    return value;
}

std::vector<std::string> listOf(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        auto word = text.substr(0, comma);
        word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
        word = word.substr(0, word.find_last_not_of(' ') + 1);
        if (!word.empty())
            words.emplace_back(word);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return words;
}

} // namespace

Value Field::value() const {
    return std::visit([](auto* member) { return Value(*member); }, m_member);
}

Json Field::toJson() const {
    return std::visit([](auto* member) { return Json(*member); }, m_member);
}

std::string Field::allowed() const {
    std::string list;
    for (const auto& choice : m_choices)
        list += (list.empty() ? "" : " | ") + choice;
    if (!list.empty())
        return list;
    switch (m_member.index()) {
    case 0:
    case 1: {
        const bool openBelow = m_low <= -9e15, openAbove = m_high >= 9e15;
        const std::string kind = m_member.index() == 0 ? "whole number" : "number";
        if (openBelow && openAbove)
            return kind;
        return openAbove ? kind + ", " + numberText(m_low) + " or more" : kind + ", " + numberText(m_low) + " to " + numberText(m_high);
    }
    case 2:
        return "true | false";
    case 4:
        return "list of names";
    default:
        return "text";
    }
}

Error Field::wrongType(std::string_view got) const {
    return Error(ErrorCode::Usage, key() + " is " + std::string(got.substr(0, 80)) + ", allowed: " + allowed());
}

Result<> Field::setJson(const Json& value) {
    if (value.is_string() && m_member.index() != 4)
        return setText(value.get<std::string>());
    if (isNumber()) {
        if (!value.is_number())
            return wrongType(toText(value));
        return setText(toText(value));
    }
    if (auto* flag = std::get_if<bool*>(&m_member)) {
        if (!value.is_boolean())
            return wrongType(toText(value));
        **flag = value.get<bool>();
        return ok();
    }
    if (auto* list = std::get_if<std::vector<std::string>*>(&m_member)) {
        if (value.is_string())
            return setText(value.get<std::string>());
        if (!value.is_array() || !std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_string(); }))
            return wrongType(toText(value));
        **list = value.get<std::vector<std::string>>();
        return check();
    }
    return setText(toText(value)); // a bare 123 or true where text is meant
}

Result<> Field::setText(std::string_view text) {
    if (auto* whole = std::get_if<std::int64_t*>(&m_member)) {
        const auto number = numberOf(text);
        if (!number || *number != std::floor(*number) || std::abs(*number) > 9e15)
            return wrongType(text);
        **whole = static_cast<std::int64_t>(*number);
    } else if (auto* real = std::get_if<double*>(&m_member)) {
        const auto number = numberOf(text);
        if (!number)
            return wrongType(text);
        **real = *number;
    } else if (auto* flag = std::get_if<bool*>(&m_member)) {
        if (text != "true" && text != "false")
            return wrongType(text);
        **flag = text == "true";
    } else if (auto* words = std::get_if<std::vector<std::string>*>(&m_member)) {
        **words = listOf(text);
    } else {
        *std::get<std::string*>(m_member) = std::string(text);
    }
    return check();
}

Result<> Field::check() const {
    const auto known = [this](const std::string& word) { return m_choices.empty() || std::find(m_choices.begin(), m_choices.end(), word) != m_choices.end(); };
    if (isNumber()) {
        const double number = m_member.index() == 0 ? static_cast<double>(*std::get<std::int64_t*>(m_member)) : *std::get<double*>(m_member);
        if (!(number >= m_low && number <= m_high)) // so that NaN fails too
            return wrongType(numberText(number));
    } else if (const auto* text = std::get_if<std::string*>(&m_member)) {
        if (!known(**text))
            return unknownName(key(), **text, m_choices);
        if (m_meta.required && (*text)->empty())
            return Error(ErrorCode::Usage, key() + " is missing");
    } else if (const auto* words = std::get_if<std::vector<std::string>*>(&m_member)) {
        for (const auto& word : **words)
            if (!known(word))
                return unknownName(key(), word, m_choices);
        if (m_meta.required && (*words)->empty())
            return Error(ErrorCode::Usage, key() + " is empty");
    }
    return ok();
}

} // namespace danlu::spec
