#pragma once

#include "text/template/Value.h"

namespace danlu::text::jinja {

/// `left sign right` for + - * / // % ** ~.
Result<Value> binary(Run& run, std::string_view sign, const Value& left, const Value& right);
/// `left sign right` for == != < <= > >= in, not in.
Result<bool> compare(Run& run, std::string_view sign, const Value& left, const Value& right);
/// Whether left sorts before right: numbers and texts.
Result<bool> isLess(const Value& left, const Value& right);

/// `object.name`: a method or a member; undefined where there is none.
Result<Value> attribute(Run& run, const Value& object, const std::string& name);
/// `object[key]`.
Result<Value> item(Run& run, const Value& object, const Value& key);
/// `object[first:last:step]`; undefined or none = absent.
Result<Value> slice(Run& run, const Value& object, const std::vector<Value>& bounds);
/// What a for statement, join and the like walk over: lists, the keys of a map, the characters of a text, nothing for undefined.
Result<std::shared_ptr<const List>> itemsOf(Run& run, const Value& value);

/// Looks `name` up among the methods of texts, lists and maps; undefined where there is none.
Value method(const Value& object, const std::string& name);

} // namespace danlu::text::jinja
