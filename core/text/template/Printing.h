#pragma once

#include "text/template/Run.h"

namespace danlu::text::jinja {

/// What `{{ value }}` prints: text as it is, None, True, lists and maps in Python's notation. Deep and long values are cut by `Run`'s limits.
Result<Text> printed(Run& run, const Value& value);

} // namespace danlu::text::jinja
