#include "text/template/Compare.h"
#include "text/template/Filters.h"
#include "text/template/Operators.h"
#include "text/template/Run.h"

#include <array>

namespace danlu::text::jinja {
namespace {

/// A test without arguments is a question about its subject.
template <bool (*kIs)(const Value&)>
Result<bool> simple(Run&, const Value& subject, const Arguments& arguments) {
    DANLU_CHECK(arguments.bind("this test", {}));
    return kIs(subject);
}

bool isDefined(const Value& value) { return !value.isUndefined(); }
bool isUndefined(const Value& value) { return value.isUndefined(); }
bool isNone(const Value& value) { return value.isNone(); }
bool isString(const Value& value) { return value.text() != nullptr; }
bool isMapping(const Value& value) { return value.map() != nullptr; }
bool isSequence(const Value& value) { return value.list() != nullptr || value.text() != nullptr || value.map() != nullptr || value.isUndefined(); }
bool isNumber(const Value& value) { return value.isNumber(); }
bool isInteger(const Value& value) { return value.isInteger(); }
bool isFloat(const Value& value) { return value.isFloat(); }
bool isBoolean(const Value& value) { return value.isBool(); }
bool isTrue(const Value& value) { return value.isBool() && value.isTrue(); }
bool isFalse(const Value& value) { return value.isBool() && !value.isTrue(); }
bool isCallable(const Value& value) { return value.callable() != nullptr; }
bool isOdd(const Value& value) { return value.isInteger() && value.integer() % 2 != 0; }
bool isEven(const Value& value) { return value.isInteger() && value.integer() % 2 == 0; }
bool isLower(const Value& value) { return value.text() != nullptr && value.text()->inCase(Text::Case::Lower).bytes() == value.text()->bytes(); }
bool isUpper(const Value& value) { return value.text() != nullptr && value.text()->inCase(Text::Case::Upper).bytes() == value.text()->bytes(); }

Result<bool> compared(Run& run, std::string_view sign, const Value& subject, const Arguments& arguments) {
    DANLU_TRY(const auto bound, arguments.bind("this test", {"other"}, 1));
    return compare(run, sign, subject, bound[0]);
}
Result<bool> equal(Run& run, const Value& subject, const Arguments& arguments) { return compared(run, "==", subject, arguments); }
Result<bool> unequal(Run& run, const Value& subject, const Arguments& arguments) { return compared(run, "!=", subject, arguments); }
Result<bool> less(Run& run, const Value& subject, const Arguments& arguments) { return compared(run, "<", subject, arguments); }
Result<bool> lessEqual(Run& run, const Value& subject, const Arguments& arguments) { return compared(run, "<=", subject, arguments); }
Result<bool> greater(Run& run, const Value& subject, const Arguments& arguments) { return compared(run, ">", subject, arguments); }
Result<bool> greaterEqual(Run& run, const Value& subject, const Arguments& arguments) { return compared(run, ">=", subject, arguments); }
Result<bool> isIn(Run& run, const Value& subject, const Arguments& arguments) { return compared(run, "in", subject, arguments); }

Result<bool> sameAs(Run& run, const Value& subject, const Arguments& arguments) {
    DANLU_TRY(const auto bound, arguments.bind("sameas", {"other"}, 1));
    return subject.typeName() == bound[0].typeName() ? isEqual(run, subject, bound[0]) : Result<bool>(false);
}

Result<bool> divisibleBy(Run&, const Value& subject, const Arguments& arguments) {
    DANLU_TRY(const auto bound, arguments.bind("divisibleby", {"num"}, 1));
    if (!subject.isInteger() || !bound[0].isInteger() || bound[0].integer() == 0 || bound[0].integer() == -1)
        return templateError("divisibleby needs whole numbers, the second above 0");
    return subject.integer() % bound[0].integer() == 0;
}

constexpr std::array<std::pair<std::string_view, Test>, 36> kTests = {{
    {"boolean", simple<isBoolean>},
    {"callable", simple<isCallable>},
    {"defined", simple<isDefined>},
    {"divisibleby", divisibleBy},
    {"eq", equal},
    {"==", equal},
    {"equalto", equal},
    {"even", simple<isEven>},
    {"false", simple<isFalse>},
    {"float", simple<isFloat>},
    {"ge", greaterEqual},
    {">=", greaterEqual},
    {"gt", greater},
    {">", greater},
    {"greaterthan", greater},
    {"in", isIn},
    {"integer", simple<isInteger>},
    {"iterable", simple<isSequence>},
    {"le", lessEqual},
    {"<=", lessEqual},
    {"lower", simple<isLower>},
    {"lt", less},
    {"<", less},
    {"lessthan", less},
    {"mapping", simple<isMapping>},
    {"ne", unequal},
    {"!=", unequal},
    {"none", simple<isNone>},
    {"number", simple<isNumber>},
    {"odd", simple<isOdd>},
    {"sameas", sameAs},
    {"sequence", simple<isSequence>},
    {"string", simple<isString>},
    {"true", simple<isTrue>},
    {"undefined", simple<isUndefined>},
    {"upper", simple<isUpper>},
}};

} // namespace

Test testOf(std::string_view name) {
    for (const auto& [known, test] : kTests)
        if (known == name)
            return test;
    return nullptr;
}

std::vector<std::string> testNames() {
    std::vector<std::string> names;
    for (const auto& entry : kTests)
        names.emplace_back(entry.first);
    return names;
}

} // namespace danlu::text::jinja
