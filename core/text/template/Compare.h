#pragma once

#include "text/template/Run.h"

namespace danlu::text::jinja {

/// Python's ==; different types are different, but numbers compare by value.
Result<bool> isEqual(Run& run, const Value& left, const Value& right);
/// Whether an element of the list is equal to the value.
Result<bool> holds(Run& run, const List& list, const Value& value);

} // namespace danlu::text::jinja
