#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace danlu::formats {

/// Sums and products that say when they do not fit 64 bits.
inline std::optional<std::uint64_t> checkedAdd(std::uint64_t a, std::uint64_t b) {
    std::uint64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? std::nullopt : std::optional(sum);
}

inline std::optional<std::uint64_t> checkedMultiply(std::uint64_t a, std::uint64_t b) {
    std::uint64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? std::nullopt : std::optional(product);
}

/// Number of elements of a shape: also refused are negative sizes and more than 2⁶³ − 1 elements.
inline std::optional<std::uint64_t> checkedCount(std::span<const std::int64_t> shape) {
    std::uint64_t count = 1;
    for (const auto size : shape) {
        if (size < 0 || __builtin_mul_overflow(count, static_cast<std::uint64_t>(size), &count) || count > INT64_MAX)
            return std::nullopt;
    }
    return count;
}

/// A stranger's name for a message: quoted, control characters and everything past 80 bytes left out.
std::string shownName(std::string_view name);

/// Well-formed UTF-8 without NUL.
bool isText(std::string_view text);

} // namespace danlu::formats
