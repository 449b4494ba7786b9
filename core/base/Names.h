#pragma once

#include "base/Result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace danlu {

/// "a, b, c" with ", " between.
std::string joined(std::span<const std::string> words, std::string_view between);

/// The known name closest to `name` by edit distance, or nothing where none is close enough to be a slip of the pen.
std::string nearestName(std::string_view name, std::span<const std::string> known);

/// "unknown dtype "bf61"; did you mean "bf16"? Known: fp32, bf16".
Error unknownName(std::string_view what, std::string_view name, const std::vector<std::string>& known);

} // namespace danlu
