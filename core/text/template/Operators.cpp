#include "text/template/Operators.h"
#include "text/template/Compare.h"
#include "text/template/Printing.h"

#include "text/template/Run.h"

#include <cmath>

namespace danlu::text::jinja {
namespace {

Error mismatch(std::string_view sign, const Value& left, const Value& right) {
    return templateError("\"" + std::string(sign) + "\" does not work between " + std::string(left.typeName()) + " and " + std::string(right.typeName()));
}

Error tooLarge() { return templateError("a number is too large"); }

Result<Value> power(std::int64_t base, std::int64_t exponent) {
    if (exponent < 0)
        return Value(std::pow(double(base), double(exponent)));
    std::int64_t result = 1;
    for (std::int64_t i = 0; i < exponent && result != 0; ++i) {
        if (__builtin_mul_overflow(result, base, &result))
            return tooLarge();
        if (result == 1 && i > 64)
            break; // a power of one
        if (result == -1 && i > 64)
            return Value(std::int64_t(exponent % 2 == 0 ? 1 : -1));
    }
    return Value(result);
}

Result<Value> integers(std::string_view sign, std::int64_t left, std::int64_t right) {
    std::int64_t result = 0;
    if (sign == "+")
        return __builtin_add_overflow(left, right, &result) ? Result<Value>(tooLarge()) : Value(result);
    if (sign == "-")
        return __builtin_sub_overflow(left, right, &result) ? Result<Value>(tooLarge()) : Value(result);
    if (sign == "*")
        return __builtin_mul_overflow(left, right, &result) ? Result<Value>(tooLarge()) : Value(result);
    if (sign == "**")
        return power(left, right);
    if (right == 0)
        return templateError("a division by zero");
    if (sign == "/")
        return Value(double(left) / double(right));
    if (right == -1)
        return sign == "%" ? Result<Value>(Value(std::int64_t(0))) : integers("-", 0, left);
    const std::int64_t rest = left % right;
    const bool down = rest != 0 && (rest < 0) != (right < 0); // Python rounds down
    return sign == "%" ? Value(rest + (down ? right : 0)) : Value(left / right - (down ? 1 : 0));
}

Result<Value> floats(std::string_view sign, double left, double right) {
    if (right == 0 && (sign == "/" || sign == "//" || sign == "%"))
        return templateError("a division by zero");
    if (sign == "+")
        return Value(left + right);
    if (sign == "-")
        return Value(left - right);
    if (sign == "*")
        return Value(left * right);
    if (sign == "**")
        return Value(std::pow(left, right));
    if (sign == "/")
        return Value(left / right);
    const double floor = std::floor(left / right);
    return Value(sign == "//" ? floor : left - right * floor);
}

Result<Value> repeated(Run& run, const Value& value, std::int64_t count) {
    const auto times = std::size_t(std::max<std::int64_t>(0, count));
    if (const Text* text = value.text()) {
        if (text->isEmpty() || times == 0)
            return Value(Text());
        DANLU_CHECK(run.checkSize(times > (std::size_t(1) << 40) ? times : times * text->size()));
        Text result;
        for (std::size_t i = 0; i < times; ++i)
            result.append(*text);
        return run.made(std::move(result));
    }
    List result;
    for (std::size_t i = 0; i < times && !value.list()->empty(); ++i) {
        DANLU_CHECK(run.spend(value.list()->size()));
        result.insert(result.end(), value.list()->begin(), value.list()->end());
    }
    return Value(std::move(result));
}

Result<Value> joinedTexts(Run& run, const Text& left, const Text& right) {
    DANLU_CHECK(run.checkSize(left.size() + right.size()));
    Text text = left;
    text.append(right);
    return run.made(std::move(text));
}

Result<Value> joinedLists(Run& run, const List& left, const List& right) {
    DANLU_CHECK(run.spend(left.size() + right.size()));
    List list = left;
    list.insert(list.end(), right.begin(), right.end());
    return Value(std::move(list));
}

Result<bool> contains(Run& run, const Value& container, const Value& value) {
    if (const Text* text = container.text()) {
        if (value.text() == nullptr)
            return mismatch("in", value, container);
        DANLU_CHECK(run.spend(text->size() / 256));
        return text->bytes().find(value.text()->bytes()) != std::string::npos;
    }
    if (const Map* map = container.map())
        return value.text() != nullptr && find(*map, value.text()->bytes()) != nullptr;
    if (!container.list() && !container.isUndefined())
        return mismatch("in", value, container);
    DANLU_TRY(const auto items, itemsOf(run, container));
    return holds(run, *items, value);
}

Value loopMember(const Loop& loop, const std::string& name) {
    const auto index = std::int64_t(loop.index), length = std::int64_t(loop.items->size());
    if (name == "index")
        return Value(index + 1);
    if (name == "index0")
        return Value(index);
    if (name == "revindex")
        return Value(length - index);
    if (name == "revindex0")
        return Value(length - index - 1);
    if (name == "first")
        return Value(index == 0);
    if (name == "last")
        return Value(index + 1 == length);
    if (name == "length")
        return Value(length);
    if (name == "depth" || name == "depth0")
        return Value(std::int64_t(loop.depth) - (name == "depth" ? 0 : 1));
    if (name == "previtem" && index > 0)
        return (*loop.items)[loop.index - 1];
    if (name == "nextitem" && index + 1 < length)
        return (*loop.items)[loop.index + 1];
    return Value(Undefined{"loop." + name});
}

/// Python's rule for a bound of a slice: negative counts from the end, then it is brought into the range.
std::int64_t bounded(std::int64_t bound, std::int64_t length, std::int64_t low, std::int64_t high) {
    return std::clamp(bound < 0 ? bound + length : bound, low, high);
}

Result<std::int64_t> boundOf(const Value& value, std::int64_t fallback) {
    if (value.isUndefined() || value.isNone())
        return fallback;
    if (!value.isInteger())
        return templateError("a slice needs whole numbers");
    return std::clamp<std::int64_t>(value.integer(), -(1ll << 40), 1ll << 40);
}

struct Range {
    std::int64_t first = 0, last = 0, step = 1;
};

Result<Range> rangeOf(const std::vector<Value>& bounds, std::int64_t length) {
    Range range;
    DANLU_TRY(range.step, boundOf(bounds[2], 1));
    if (range.step == 0)
        return templateError("a slice cannot have the step 0");
    const bool up = range.step > 0;
    const std::int64_t low = up ? 0 : -1, high = up ? length : length - 1;
    DANLU_TRY(const auto first, boundOf(bounds[0], up ? 0 : length - 1));
    DANLU_TRY(const auto last, boundOf(bounds[1], up ? length : -length - 1));
    range.first = bounded(first, length, low, high);
    range.last = bounded(last, length, low, high);
    return range;
}

std::optional<std::size_t> placeOf(const Value& key, std::size_t length) {
    if (!key.isInteger() && !key.isBool())
        return std::nullopt;
    const std::int64_t place = key.integer() < 0 ? key.integer() + std::int64_t(length) : key.integer();
    return place < 0 || place >= std::int64_t(length) ? std::nullopt : std::optional(std::size_t(place));
}

std::string nameOfKey(const Value& key) {
    return key.text() != nullptr ? key.text()->bytes() : key.isInteger() ? std::to_string(key.integer()) : std::string(key.typeName());
}

} // namespace

Result<Value> binary(Run& run, std::string_view sign, const Value& left, const Value& right) {
    if (sign == "~") {
        DANLU_TRY(const Text first, printed(run, left));
        DANLU_TRY(const Text second, printed(run, right));
        return joinedTexts(run, first, second);
    }
    if (left.isNumber() && right.isNumber())
        return left.isFloat() || right.isFloat() ? floats(sign, left.number(), right.number()) : integers(sign, left.integer(), right.integer());
    if (sign == "+" && left.text() != nullptr && right.text() != nullptr)
        return joinedTexts(run, *left.text(), *right.text());
    if (sign == "+" && left.list() && right.list())
        return joinedLists(run, *left.list(), *right.list());
    if (sign == "*" && (left.text() != nullptr || left.list()) && right.isInteger())
        return repeated(run, left, right.integer());
    if (sign == "*" && (right.text() != nullptr || right.list()) && left.isInteger())
        return repeated(run, right, left.integer());
    return mismatch(sign, left, right);
}

Result<bool> isLess(const Value& left, const Value& right) {
    if (left.isNumber() && right.isNumber())
        return left.number() < right.number();
    if (left.text() != nullptr && right.text() != nullptr)
        return left.text()->bytes() < right.text()->bytes();
    return mismatch("<", left, right);
}

Result<bool> compare(Run& run, std::string_view sign, const Value& left, const Value& right) {
    if (sign == "in" || sign == "not in") {
        DANLU_TRY(const bool found, contains(run, right, left));
        return found == (sign == "in");
    }
    if (sign == "==" || sign == "!=") {
        DANLU_TRY(const bool isSame, isEqual(run, left, right));
        return isSame == (sign == "==");
    }
    if (sign == "<")
        return isLess(left, right);
    if (sign == ">")
        return isLess(right, left);
    DANLU_TRY(const bool beyond, sign == "<=" ? isLess(right, left) : isLess(left, right));
    return !beyond;
}

Result<Value> attribute(Run& run, const Value& object, const std::string& name) {
    if (object.isUndefined())
        return templateError("\"" + object.undefinedName() + "\" is undefined, so it has no \"" + name + "\"");
    if (const Loop* loop = object.loop())
        return loopMember(*loop, name);
    Value found = method(object, name);
    return found.isUndefined() ? item(run, object, Value(Text(name))) : found;
}

Result<Value> item(Run& run, const Value& object, const Value& key) {
    if (object.isUndefined())
        return templateError("\"" + object.undefinedName() + "\" is undefined, so it has no \"" + nameOfKey(key) + "\"");
    if (const auto list = object.list())
        if (const auto place = placeOf(key, list->size()))
            return (*list)[*place];
    if (const Text* text = object.text(); text != nullptr && key.isInteger()) {
        DANLU_CHECK(run.spend(text->size() / 16));
        const auto starts = text->starts();
        if (const auto place = placeOf(key, starts.size() - 1))
            return Value(text->part(starts[*place], starts[*place + 1] - starts[*place]));
    }
    if (key.text() != nullptr && (object.map() != nullptr || object.space()))
        if (const Value* value = find(object.map() != nullptr ? *object.map() : object.space()->members, key.text()->bytes()))
            return *value;
    return Value(Undefined{nameOfKey(key)});
}

Result<Value> slice(Run& run, const Value& object, const std::vector<Value>& bounds) {
    if (const auto list = object.list()) {
        DANLU_CHECK(run.spend(list->size()));
        DANLU_TRY(const Range range, rangeOf(bounds, std::int64_t(list->size())));
        List result;
        for (std::int64_t i = range.first; range.step > 0 ? i < range.last : i > range.last; i += range.step)
            result.push_back((*list)[std::size_t(i)]);
        return Value(std::move(result));
    }
    if (object.text() == nullptr)
        return templateError(object.described() + " cannot be sliced");
    DANLU_CHECK(run.spend(object.text()->size() / 16));
    const Text& text = *object.text();
    const auto starts = text.starts();
    DANLU_TRY(const Range range, rangeOf(bounds, std::int64_t(starts.size()) - 1));
    if (range.step == 1) {
        const auto first = starts[std::size_t(range.first)], last = starts[std::size_t(std::max(range.first, range.last))];
        return run.made(text.part(first, last - first));
    }
    DANLU_CHECK(run.spend(text.size() / 8));
    Text result;
    for (std::int64_t i = range.first; range.step > 0 ? i < range.last : i > range.last; i += range.step)
        result.append(text.part(starts[std::size_t(i)], starts[std::size_t(i) + 1] - starts[std::size_t(i)]));
    return run.made(std::move(result));
}

Result<std::shared_ptr<const List>> itemsOf(Run& run, const Value& value) {
    if (auto list = value.list())
        return list;
    auto items = std::make_shared<List>();
    if (const Map* map = value.map())
        for (const auto& entry : *map)
            items->push_back(Value(entry.first));
    else if (const Text* text = value.text()) {
        DANLU_CHECK(run.spend(text->size()));
        for (Text& character : text->characters())
            items->push_back(Value(std::move(character)));
    } else if (!value.isUndefined())
        return templateError(value.described() + " has no elements to go through");
    DANLU_CHECK(run.spend(items->size()));
    return std::shared_ptr<const List>(std::move(items));
}

} // namespace danlu::text::jinja
