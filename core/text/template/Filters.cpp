#include "text/template/Filters.h"
#include "text/template/Compare.h"
#include "text/template/Printing.h"

#include "text/Utf8.h"
#include "text/template/Operators.h"
#include "text/template/Run.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace danlu::text::jinja {
namespace {

using Bound = std::vector<Value>;

/// A filter that is a string method of the same name ({{ text|upper }} = {{ text.upper() }}); what is no text is printed first.
Result<Value> asMethod(Run& run, const Value& subject, const std::string& name, const Arguments& arguments) {
    DANLU_TRY(const Text text, printed(run, subject));
    return method(Value(text), name).callable()->call(run, arguments);
}

Result<Value> trim(Run& run, const Value& subject, const Arguments& arguments) { return asMethod(run, subject, "strip", arguments); }
Result<Value> upper(Run& run, const Value& subject, const Arguments& arguments) { return asMethod(run, subject, "upper", arguments); }
Result<Value> lower(Run& run, const Value& subject, const Arguments& arguments) { return asMethod(run, subject, "lower", arguments); }
Result<Value> title(Run& run, const Value& subject, const Arguments& arguments) { return asMethod(run, subject, "title", arguments); }
Result<Value> capitalize(Run& run, const Value& subject, const Arguments& arguments) { return asMethod(run, subject, "capitalize", arguments); }
Result<Value> replace(Run& run, const Value& subject, const Arguments& arguments) { return asMethod(run, subject, "replace", arguments); }

Result<Value> string(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("string", {}));
    DANLU_TRY(Text text, printed(run, subject));
    return run.made(std::move(text));
}

Result<Value> length(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("length", {}));
    if (const Text* text = subject.text()) {
        DANLU_CHECK(run.spend(text->size() / 256));
        return Value(std::int64_t(characterCount(text->bytes())));
    }
    if (const Map* map = subject.map())
        return Value(std::int64_t(map->size()));
    if (!subject.list() && !subject.isUndefined())
        return templateError(subject.described() + " has no length");
    return Value(subject.isUndefined() ? std::int64_t(0) : std::int64_t(subject.list()->size()));
}

Result<Value> defaulted(Run&, const Value& subject, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("default", {"default_value", "boolean"}));
    const bool isMissing = subject.isUndefined() || (bound[1].isTrue() && !subject.isTrue());
    return isMissing ? (bound[0].isUndefined() ? Value(Text()) : bound[0]) : subject;
}

/// `a.b.0` of each element, for map, selectattr and join.
Result<Value> path(Run& run, Value value, const std::string& dotted) {
    for (const Text& part : Text(dotted).split(".", -1)) {
        const bool isNumber = !part.isEmpty() && part.bytes().find_first_not_of("0123456789") == std::string::npos && part.size() < 10;
        DANLU_TRY(value, isNumber ? item(run, value, Value(std::int64_t(std::stoll(part.bytes())))) : item(run, value, Value(part)));
    }
    return value;
}

Result<Value> join(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("join", {"d", "attribute"}));
    DANLU_TRY(const auto items, itemsOf(run, subject));
    DANLU_TRY(const Text separator, printed(run, bound[0]));
    Text result;
    for (std::size_t i = 0; i < items->size(); ++i) {
        Value value = (*items)[i];
        if (bound[1].text() != nullptr) {
            DANLU_TRY(value, path(run, value, bound[1].text()->bytes()));
        }
        DANLU_TRY(const Text text, printed(run, value));
        result.append(i == 0 ? Text() : separator);
        result.append(text);
        DANLU_CHECK(run.spend(1 + text.size() / 256));
        DANLU_CHECK(run.checkSize(result.size()));
    }
    return run.made(std::move(result));
}

Result<Value> items(Run& run, const Value& subject, const Arguments& arguments) {
    if (subject.isUndefined())
        return Value(List());
    if (subject.map() == nullptr)
        return templateError("items needs a map, not " + subject.described());
    return method(subject, "items").callable()->call(run, arguments);
}

Result<Value> list(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("list", {}));
    DANLU_TRY(const auto all, itemsOf(run, subject));
    return Value(all);
}

template <bool kFirst>
Result<Value> endOf(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("first", {}));
    DANLU_TRY(const auto all, itemsOf(run, subject));
    return all->empty() ? Value(Undefined{"element"}) : kFirst ? all->front() : all->back();
}

Result<Value> reverse(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("reverse", {}));
    return slice(run, subject, {Value(), Value(), Value(std::int64_t(-1))});
}

/// Whether an element passes select, reject, selectattr or rejectattr: a test by name, or truth.
Result<bool> passes(Run& run, const Value& value, const Arguments& arguments, std::size_t skip) {
    DANLU_CHECK(run.spend(1));
    if (arguments.positional.size() <= skip)
        return value.isTrue();
    const Text* name = arguments.positional[skip].text();
    const Test test = name == nullptr ? nullptr : testOf(name->bytes());
    if (test == nullptr)
        return templateError("there is no test named " + (name == nullptr ? "so" : "\"" + name->bytes() + "\""));
    const auto first = arguments.positional.begin() + std::ptrdiff_t(skip) + 1;
    return test(run, value, {{first, arguments.positional.end()}, {}});
}

template <bool kKeep, bool kByAttribute>
Result<Value> filtered(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_TRY(const auto all, itemsOf(run, subject));
    const bool hasName = !arguments.positional.empty() && arguments.positional[0].text() != nullptr;
    if (kByAttribute && !hasName)
        return templateError("selectattr needs the name of an attribute");
    List kept;
    for (const Value& value : *all) {
        Value tested = value;
        if (kByAttribute) {
            DANLU_TRY(tested, path(run, value, arguments.positional[0].text()->bytes()));
        }
        DANLU_TRY(const bool isIn, passes(run, tested, arguments, kByAttribute ? 1 : 0));
        if (isIn == kKeep)
            kept.push_back(value);
    }
    return Value(std::move(kept));
}

Result<Value> mapOne(Run& run, const Value& value, const Arguments& arguments) {
    for (const auto& [name, argument] : arguments.named) {
        if (name != "attribute" || argument.text() == nullptr)
            continue;
        DANLU_TRY(Value found, path(run, value, argument.text()->bytes()));
        const bool isMissing = found.isUndefined() && arguments.named.size() > 1;
        return isMissing ? arguments.named[arguments.named[0].first == "attribute" ? 1 : 0].second : found;
    }
    const Text* name = arguments.positional.empty() ? nullptr : arguments.positional[0].text();
    const Filter filter = name == nullptr ? nullptr : filterOf(name->bytes());
    if (filter == nullptr)
        return templateError("map needs attribute= or the name of a filter");
    return filter(run, value, {{arguments.positional.begin() + 1, arguments.positional.end()}, arguments.named});
}

Result<Value> map(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_TRY(const auto level, run.enter()); // map("map", …) calls itself
    DANLU_TRY(const auto all, itemsOf(run, subject));
    List result;
    for (const Value& value : *all) {
        DANLU_TRY(Value one, mapOne(run, value, arguments));
        DANLU_CHECK(run.spend(1));
        result.push_back(std::move(one));
    }
    return Value(std::move(result));
}

Result<Value> unique(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("unique", {}));
    DANLU_TRY(const auto all, itemsOf(run, subject));
    List result;
    for (const Value& value : *all) {
        DANLU_CHECK(run.spend(1 + result.size()));
        DANLU_TRY(const bool isKnown, holds(run, result, value));
        if (!isKnown)
            result.push_back(value);
    }
    return Value(std::move(result));
}

Result<Value> sorted(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("sort", {"reverse"}));
    DANLU_TRY(const auto all, itemsOf(run, subject));
    DANLU_CHECK(run.spend(all->size() * 16));
    for (std::size_t i = 1; i < all->size(); ++i) // comparable as a whole, so that the sort cannot meet an error
        DANLU_CHECK(isLess((*all)[i - 1], (*all)[i]));
    List result = *all;
    std::stable_sort(result.begin(), result.end(), [](const Value& left, const Value& right) {
        const auto less = isLess(left, right);
        return less && *less;
    });
    return bound[0].isTrue() ? slice(run, Value(std::move(result)), {Value(), Value(), Value(std::int64_t(-1))}) : Value(std::move(result));
}

template <bool kLargest>
Result<Value> extreme(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("max", {}));
    DANLU_TRY(const auto all, itemsOf(run, subject));
    Value best = all->empty() ? Value(Undefined{"element"}) : all->front();
    for (std::size_t i = 1; i < all->size(); ++i) {
        DANLU_TRY(const bool isBetter, kLargest ? isLess(best, (*all)[i]) : isLess((*all)[i], best));
        best = isBetter ? (*all)[i] : best;
    }
    return best;
}

Result<Value> sum(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("sum", {}));
    DANLU_TRY(const auto all, itemsOf(run, subject));
    Value total(std::int64_t(0));
    for (const Value& value : *all) {
        DANLU_TRY(total, binary(run, "+", total, value));
    }
    return total;
}

Result<Value> toInteger(Run&, const Value& subject, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("int", {"default"}));
    if (subject.isNumber() && std::abs(subject.number()) < 9e18)
        return subject.isFloat() ? Value(std::int64_t(subject.number())) : Value(subject.integer());
    std::int64_t number = 0;
    if (const Text* text = subject.text()) {
        const std::string digits = text->stripped("", 3).bytes();
        const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (code == std::errc() && end == digits.data() + digits.size())
            return Value(number);
    }
    return bound[0].isUndefined() ? Value(std::int64_t(0)) : bound[0];
}

Result<Value> toFloat(Run&, const Value& subject, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("float", {"default"}));
    if (subject.isNumber())
        return Value(subject.number());
    double number = 0;
    if (const Text* text = subject.text()) {
        const std::string digits = text->stripped("", 3).bytes();
        const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (code == std::errc() && end == digits.data() + digits.size())
            return Value(number);
    }
    return bound[0].isUndefined() ? Value(0.0) : bound[0];
}

Result<Value> absolute(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("abs", {}));
    if (!subject.isNumber())
        return templateError("abs needs a number");
    return subject.number() < 0 ? binary(run, "-", Value(std::int64_t(0)), subject) : subject;
}

Result<Value> indent(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("indent", {"width", "first", "blank"}));
    DANLU_TRY(const Text text, printed(run, subject));
    const std::int64_t width = bound[0].isInteger() ? std::clamp<std::int64_t>(bound[0].integer(), 0, 64) : 4;
    const Text space = bound[0].text() != nullptr ? *bound[0].text() : Text(std::string(std::size_t(width), ' '));
    const auto lines = text.split("\n", -1);
    DANLU_CHECK(run.spend(lines.size()));
    DANLU_CHECK(run.checkSize(text.size() + lines.size() * space.size()));
    Text result;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        result.append(i == 0 ? "" : "\n", kFromTemplate);
        if ((i > 0 || bound[1].isTrue()) && (!lines[i].isEmpty() || bound[2].isTrue()))
            result.append(space);
        result.append(lines[i]);
    }
    return run.made(std::move(result));
}

Result<Value> dictsort(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("dictsort", {}));
    DANLU_TRY(const Value pairs, items(run, subject, {}));
    DANLU_CHECK(run.spend(pairs.list()->size() * 16));
    List result = *pairs.list();
    const auto keyOf = [](const Value& pair) { return (*pair.list())[0].text()->inCase(Text::Case::Lower).bytes(); };
    std::stable_sort(result.begin(), result.end(), [&keyOf](const Value& left, const Value& right) { return keyOf(left) < keyOf(right); });
    return Value(std::move(result));
}

Result<Value> unchanged(Run&, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("safe", {}));
    return subject;
}

constexpr std::array<std::pair<std::string_view, Filter>, 34> kFilters = {{
    {"abs", absolute},
    {"capitalize", capitalize},
    {"count", length},
    {"d", defaulted},
    {"default", defaulted},
    {"dictsort", dictsort},
    {"first", endOf<true>},
    {"float", toFloat},
    {"indent", indent},
    {"int", toInteger},
    {"items", items},
    {"join", join},
    {"last", endOf<false>},
    {"length", length},
    {"list", list},
    {"lower", lower},
    {"map", map},
    {"max", extreme<true>},
    {"min", extreme<false>},
    {"reject", filtered<false, false>},
    {"rejectattr", filtered<false, true>},
    {"replace", replace},
    {"reverse", reverse},
    {"safe", unchanged},
    {"select", filtered<true, false>},
    {"selectattr", filtered<true, true>},
    {"sort", sorted},
    {"string", string},
    {"sum", sum},
    {"title", title},
    {"tojson", toJsonText},
    {"trim", trim},
    {"unique", unique},
    {"upper", upper},
}};

} // namespace

Filter filterOf(std::string_view name) {
    for (const auto& [known, filter] : kFilters)
        if (known == name)
            return filter;
    return nullptr;
}

std::vector<std::string> filterNames() {
    std::vector<std::string> names;
    for (const auto& entry : kFilters)
        names.emplace_back(entry.first);
    return names;
}

} // namespace danlu::text::jinja
