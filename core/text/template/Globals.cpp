#include "text/template/Filters.h"
#include "text/template/Printing.h"
#include "text/template/Run.h"

#include <array>
#include <ctime>

namespace danlu::text::jinja {
namespace {

/// Only what the template itself wrote is repeated; a message's words do not belong into an error.
std::string ownWords(const Text& text) {
    std::string words;
    for (std::size_t i = 0; i < text.size() && words.size() < 300; ++i)
        words += (text.marks()[i] & kFromContent) == 0 ? text.bytes().substr(i, 1) : (i == 0 || (text.marks()[i - 1] & kFromContent) == 0) ? "…" : "";
    return words;
}

Result<Value> raiseException(Run& run, const Arguments& arguments) {
    DANLU_TRY(const auto bound, arguments.bind("raise_exception", {"message"}, 1));
    DANLU_TRY(const Text message, printed(run, bound[0]));
    return templateError("it refuses the conversation: " + ownWords(message));
}

Result<Value> strftimeNow(Run& run, const Arguments& arguments) {
    DANLU_TRY(const auto bound, arguments.bind("strftime_now", {"format"}, 1));
    if (bound[0].text() == nullptr || bound[0].text()->size() > 64)
        return templateError("strftime_now needs a short format");
    const std::time_t day = kTemplateSeconds;
    std::tm parts{};
    gmtime_r(&day, &parts);
    char text[512];
    const std::size_t length = std::strftime(text, sizeof text, bound[0].text()->bytes().c_str(), &parts);
    return run.made(Text(std::string_view(text, length)));
}

Result<std::int64_t> rangeNumber(const Value& value, std::int64_t fallback) {
    if (value.isUndefined())
        return fallback;
    if (!value.isInteger())
        return templateError("range needs whole numbers");
    return value.integer();
}

Result<Value> range(Run& run, const Arguments& arguments) {
    DANLU_TRY(const auto bound, arguments.bind("range", {"start", "stop", "step"}, 1));
    const bool isShort = bound[1].isUndefined();
    DANLU_TRY(const std::int64_t first, isShort ? Result<std::int64_t>(0) : rangeNumber(bound[0], 0));
    DANLU_TRY(const std::int64_t last, rangeNumber(isShort ? bound[0] : bound[1], 0));
    DANLU_TRY(const std::int64_t step, rangeNumber(bound[2], 1));
    if (step == 0)
        return templateError("range cannot have the step 0");
    List list;
    for (std::int64_t i = first; step > 0 ? i < last : i > last;) {
        if (list.size() == run.rangeLimit())
            return templateError("it was stopped: range has more than " + std::to_string(run.rangeLimit()) + " numbers");
        list.push_back(Value(i));
        if (__builtin_add_overflow(i, step, &i))
            break;
    }
    DANLU_CHECK(run.spend(list.size()));
    return Value(std::move(list));
}

Result<Map> namedMembers(std::string_view function, const Arguments& arguments) {
    Map map;
    if (!arguments.positional.empty()) {
        if (arguments.positional.size() > 1 || arguments.positional[0].map() == nullptr)
            return templateError(std::string(function) + " takes names with values");
        map = *arguments.positional[0].map();
    }
    for (const auto& [name, value] : arguments.named) {
        DANLU_CHECK(checkPart(value));
        map.emplace_back(Text(name), value);
    }
    return map;
}

Result<Value> makeNamespace(Run&, const Arguments& arguments) {
    DANLU_TRY(Map members, namedMembers("namespace", arguments));
    auto space = std::make_shared<Namespace>();
    space->members = std::move(members);
    return Value(std::move(space));
}

Result<Value> makeDict(Run&, const Arguments& arguments) {
    DANLU_TRY(Map members, namedMembers("dict", arguments));
    return Value(std::move(members));
}

using Function = Result<Value> (*)(Run&, const Arguments&);
constexpr std::array<std::pair<std::string_view, Function>, 5> kGlobals = {{
    {"raise_exception", raiseException},
    {"strftime_now", strftimeNow},
    {"range", range},
    {"namespace", makeNamespace},
    {"dict", makeDict},
}};

} // namespace

Value globalOf(const std::string& name) {
    for (const auto& [known, function] : kGlobals)
        if (known == name)
            return Value(Callable{name, function});
    return Value(Undefined{name});
}

} // namespace danlu::text::jinja
