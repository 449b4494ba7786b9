#pragma once

#include "base/Row.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <string_view>

namespace danlu::data {

/// 128 bits that stand for a text. Equal on every machine and in every version; not for secrets.
struct Hash128 {
    std::uint64_t low = 0, high = 0;
    auto operator<=>(const Hash128&) const = default;
};

/// SipHash-2-4 with 128 bits of output (Aumasson, Bernstein 2012) under a key.
Hash128 sipHash128(std::string_view bytes, Hash128 key);

/// Hash of a row's roles and texts (not of its labels) as a reader sees them: runs of white space count as one blank, outer ones and
/// zero-width characters as nothing, full-width ASCII as ASCII.
Hash128 contentHash(const Row& row);
/// The same including the labels.
Hash128 labelledHash(const Row& row);

} // namespace danlu::data

template <>
struct std::hash<danlu::data::Hash128> {
    std::size_t operator()(const danlu::data::Hash128& value) const noexcept { return value.low; }
};
