#include "text/template/Compare.h"

#include <algorithm>

namespace danlu::text::jinja {
namespace {

Result<bool> sameLists(Run& run, const List& left, const List& right) {
    for (std::size_t i = 0; i < left.size() && left.size() == right.size(); ++i) {
        DANLU_TRY(const bool isSame, isEqual(run, left[i], right[i]));
        if (!isSame)
            return false;
    }
    return left.size() == right.size();
}

Result<bool> sameMaps(Run& run, const Map& left, const Map& right) {
    for (std::size_t i = 0; i < left.size() && left.size() == right.size(); ++i) {
        const Value* other = find(right, left[i].first.bytes());
        if (other == nullptr)
            return false;
        DANLU_CHECK(run.spend(right.size() / 8));
        DANLU_TRY(const bool isSame, isEqual(run, left[i].second, *other));
        if (!isSame)
            return false;
    }
    return left.size() == right.size();
}

} // namespace

Result<bool> isEqual(Run& run, const Value& left, const Value& right) {
    DANLU_TRY(const auto level, run.enter());
    if (left.isNumber() && right.isNumber())
        return left.number() == right.number();
    if (left.text() != nullptr && right.text() != nullptr) {
        DANLU_CHECK(run.spend(std::min(left.text()->size(), right.text()->size()) / 1024));
        return left.text()->bytes() == right.text()->bytes();
    }
    if (left.list() && right.list())
        return sameLists(run, *left.list(), *right.list());
    if (left.map() != nullptr && right.map() != nullptr)
        return sameMaps(run, *left.map(), *right.map());
    if (left.space() && right.space())
        return left.space() == right.space();
    return (left.isNone() && right.isNone()) || (left.isUndefined() && right.isUndefined());
}

Result<bool> holds(Run& run, const List& list, const Value& value) {
    for (const Value& one : list) {
        DANLU_TRY(const bool isIt, isEqual(run, one, value));
        if (isIt)
            return true;
    }
    return false;
}

} // namespace danlu::text::jinja
