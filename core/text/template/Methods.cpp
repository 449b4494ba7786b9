#include "text/template/Compare.h"
#include "text/template/Operators.h"
#include "text/template/Run.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

#include "text/Utf8.h"

namespace danlu::text::jinja {
namespace {

// The methods that templates use, as Python defines them. None of them changes its object: like Hugging Face's sandbox, append, update
// and their kin do not exist here.

using Bound = std::vector<Value>;

Result<std::string> textArgument(std::string_view function, const Value& value, std::string fallback = {}) {
    if (value.isUndefined() || value.isNone())
        return fallback;
    if (value.text() == nullptr)
        return templateError(std::string(function) + " needs a string, not " + value.described());
    return value.text()->bytes();
}

Result<std::int64_t> countArgument(std::string_view function, const Value& value) {
    if (value.isUndefined() || value.isNone())
        return std::int64_t(-1);
    if (!value.isInteger())
        return templateError(std::string(function) + " needs a whole number, not " + value.described());
    return value.integer();
}

Result<Value> listValue(Run& run, std::vector<Text> texts) {
    DANLU_CHECK(run.spend(texts.size()));
    List list;
    for (Text& text : texts)
        list.push_back(Value(std::move(text)));
    return Value(std::move(list));
}

using TextMethod = Result<Value> (*)(Run&, const Text&, const Arguments&);

template <int kSides>
Result<Value> strip(Run& run, const Text& text, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("strip", {"chars"}));
    DANLU_TRY(const std::string set, textArgument("strip", bound[0]));
    return run.made(text.stripped(set, kSides));
}

template <bool kFromRight>
Result<Value> split(Run& run, const Text& text, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("split", {"sep", "maxsplit"}));
    DANLU_TRY(const std::string separator, textArgument("split", bound[0]));
    DANLU_TRY(const std::int64_t limit, countArgument("split", bound[1]));
    if (bound[0].text() != nullptr && separator.empty())
        return templateError("split needs a separator that is not empty");
    if (kFromRight && separator.empty())
        return templateError("rsplit needs a separator");
    DANLU_CHECK(run.spend(text.size() / 16));
    return listValue(run, kFromRight ? text.splitFromRight(separator, limit) : text.split(separator, limit));
}

Result<Value> splitlines(Run& run, const Text& text, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("splitlines", {}));
    DANLU_CHECK(run.spend(text.size() / 64));
    return listValue(run, text.lines());
}

template <bool kAtStart>
bool hasAffix(const Text& text, const std::string& affix) {
    return kAtStart ? text.bytes().starts_with(affix) : text.bytes().ends_with(affix);
}

template <bool kAtStart>
Result<Value> affix(Run& run, const Text& text, const Arguments& arguments) {
    const std::string_view name = kAtStart ? "startswith" : "endswith";
    DANLU_TRY(const Bound bound, arguments.bind(name, {"prefix"}, 1));
    if (!bound[0].list()) {
        DANLU_TRY(const std::string one, textArgument(name, bound[0]));
        return Value(hasAffix<kAtStart>(text, one));
    }
    DANLU_CHECK(run.spend(bound[0].list()->size()));
    for (const Value& value : *bound[0].list())
        if (value.text() != nullptr && hasAffix<kAtStart>(text, value.text()->bytes()))
            return Value(true);
    return Value(false);
}

template <bool kAtStart>
Result<Value> withoutAffix(Run& run, const Text& text, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind(kAtStart ? "removeprefix" : "removesuffix", {"affix"}, 1));
    DANLU_TRY(const std::string part, textArgument("removeprefix", bound[0]));
    if (!hasAffix<kAtStart>(text, part))
        return Value(text);
    return run.made(text.part(kAtStart ? part.size() : 0, text.size() - part.size()));
}

template <Text::Case kCase>
Result<Value> inCase(Run& run, const Text& text, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("upper", {}));
    DANLU_CHECK(run.spend(text.size() / 16));
    return run.made(text.inCase(kCase));
}

Result<Value> replace(Run& run, const Text& text, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("replace", {"old", "new", "count"}, 2));
    DANLU_TRY(const std::string old, textArgument("replace", bound[0]));
    DANLU_TRY(const std::int64_t limit, countArgument("replace", bound[2]));
    if (bound[1].text() == nullptr || old.empty())
        return templateError("replace needs two strings, the first not empty");
    std::size_t count = 0;
    for (std::size_t at = text.bytes().find(old); at != std::string::npos; at = text.bytes().find(old, at + old.size()))
        ++count;
    DANLU_CHECK(run.spend(count + text.size() / 64));
    DANLU_CHECK(run.checkSize(text.size() + count * bound[1].text()->size()));
    return run.made(text.replaced(old, *bound[1].text(), limit));
}

Result<Value> findText(Run& run, const Text& text, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("find", {"sub"}, 1));
    DANLU_TRY(const std::string part, textArgument("find", bound[0]));
    DANLU_CHECK(run.spend(text.size() / 64));
    const std::size_t at = text.bytes().find(part);
    return Value(at == std::string::npos ? std::int64_t(-1) : std::int64_t(characterCount(std::string_view(text.bytes()).substr(0, at))));
}

Result<Value> countText(Run& run, const Text& text, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("count", {"sub"}, 1));
    DANLU_TRY(const std::string part, textArgument("count", bound[0]));
    if (part.empty())
        return templateError("count needs a string that is not empty");
    DANLU_CHECK(run.spend(text.size() / 64));
    std::int64_t count = 0;
    for (std::size_t at = text.bytes().find(part); at != std::string::npos; at = text.bytes().find(part, at + part.size()))
        ++count;
    return Value(count);
}

Result<Value> joinText(Run& run, const Text& text, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("join", {"items"}, 1));
    DANLU_TRY(const auto items, itemsOf(run, bound[0]));
    Text result;
    for (const Value& value : *items) {
        if (value.text() == nullptr)
            return templateError("join needs strings, not " + value.described());
        result.append(&value == items->data() ? Text() : text);
        result.append(*value.text());
        DANLU_CHECK(run.spend(1));
        DANLU_CHECK(run.checkSize(result.size()));
    }
    return run.made(std::move(result));
}

template <UBool (*kIs)(UChar32)>
Result<Value> allCharacters(Run& run, const Text& text, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("isdigit", {}));
    DANLU_CHECK(run.spend(text.size() / 16));
    for (std::string_view rest = text.bytes(); !rest.empty();) {
        const std::size_t length = characterLength(rest);
        if (length == 0 || !kIs(UChar32(codePoint(rest, length))))
            return Value(false);
        rest.remove_prefix(length);
    }
    return Value(!text.isEmpty());
}

UBool isPythonSpace(UChar32 character) { return isSpace(char32_t(character)); }

constexpr std::array<std::pair<std::string_view, TextMethod>, 23> kTextMethods = {{
    {"strip", strip<3>},
    {"lstrip", strip<1>},
    {"rstrip", strip<2>},
    {"split", split<false>},
    {"rsplit", split<true>},
    {"splitlines", splitlines},
    {"startswith", affix<true>},
    {"endswith", affix<false>},
    {"removeprefix", withoutAffix<true>},
    {"removesuffix", withoutAffix<false>},
    {"upper", inCase<Text::Case::Upper>},
    {"lower", inCase<Text::Case::Lower>},
    {"capitalize", inCase<Text::Case::Capitalized>},
    {"title", inCase<Text::Case::Title>},
    {"replace", replace},
    {"find", findText},
    {"count", countText},
    {"join", joinText},
    {"isdigit", allCharacters<u_isdigit>},
    {"isnumeric", allCharacters<u_isdigit>},
    {"isalpha", allCharacters<u_isalpha>},
    {"isalnum", allCharacters<u_isalnum>},
    {"isspace", allCharacters<isPythonSpace>},
}};

using MapMethod = Result<Value> (*)(Run&, const Map&, const Arguments&);

Result<Value> mapItems(Run& run, const Map& map, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("items", {}));
    DANLU_CHECK(run.spend(map.size()));
    List list;
    for (const auto& [key, value] : map)
        list.push_back(Value(List{Value(key), value}));
    return Value(std::move(list));
}

Result<Value> mapKeys(Run& run, const Map& map, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("keys", {}));
    DANLU_CHECK(run.spend(map.size()));
    List list;
    for (const auto& entry : map)
        list.push_back(Value(entry.first));
    return Value(std::move(list));
}

Result<Value> mapValues(Run& run, const Map& map, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("values", {}));
    DANLU_CHECK(run.spend(map.size()));
    List list;
    for (const auto& entry : map)
        list.push_back(entry.second);
    return Value(std::move(list));
}

Result<Value> mapGet(Run&, const Map& map, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("get", {"key", "default"}, 1));
    const Value* found = bound[0].text() == nullptr ? nullptr : find(map, bound[0].text()->bytes());
    return found != nullptr ? *found : bound[1].isUndefined() ? Value(None{}) : bound[1];
}

constexpr std::array<std::pair<std::string_view, MapMethod>, 4> kMapMethods = {{
    {"items", mapItems},
    {"keys", mapKeys},
    {"values", mapValues},
    {"get", mapGet},
}};

using ListMethod = Result<Value> (*)(Run&, const List&, const Arguments&);

Result<Value> listIndex(Run& run, const List& list, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("index", {"value"}, 1));
    DANLU_CHECK(run.spend(list.size()));
    for (std::size_t i = 0; i < list.size(); ++i) {
        DANLU_TRY(const bool isIt, isEqual(run, list[i], bound[0]));
        if (isIt)
            return Value(std::int64_t(i));
    }
    return templateError("index: the list has no such element");
}

Result<Value> listCount(Run& run, const List& list, const Arguments& arguments) {
    DANLU_TRY(const Bound bound, arguments.bind("count", {"value"}, 1));
    DANLU_CHECK(run.spend(list.size()));
    std::int64_t count = 0;
    for (const Value& one : list) {
        DANLU_TRY(const bool isIt, isEqual(run, one, bound[0]));
        count += isIt;
    }
    return Value(count);
}

constexpr std::array<std::pair<std::string_view, ListMethod>, 2> kListMethods = {{
    {"index", listIndex},
    {"count", listCount},
}};

/// The method `name` of the table with its object, as something that can be called.
template <typename Table, typename Access>
Value boundMethod(const Table& table, const Value& object, const std::string& name, const Access& access) {
    for (const auto& [known, function] : table)
        if (known == name)
            return Value(Callable{
                name, [object, function = function, access](Run& run, const Arguments& arguments) { return function(run, access(object), arguments); }});
    return Value(Undefined{name});
}

} // namespace

Value method(const Value& object, const std::string& name) {
    if (object.text() != nullptr)
        return boundMethod(kTextMethods, object, name, [](const Value& value) -> const Text& { return *value.text(); });
    if (object.map() != nullptr)
        return boundMethod(kMapMethods, object, name, [](const Value& value) -> const Map& { return *value.map(); });
    if (object.list())
        return boundMethod(kListMethods, object, name, [](const Value& value) -> const List& { return *value.list(); });
    return Value(Undefined{name});
}

} // namespace danlu::text::jinja
