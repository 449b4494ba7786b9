#pragma once

#include "base/Result.h"
#include "data/ContentHash.h"

#include <span>
#include <vector>

namespace danlu::data {

/// Shares of the three parts; they are divided by their sum.
struct SplitSpec {
    double train = 0.8;
    double validation = 0.1;
    double test = 0.1;
    std::uint64_t seed = 42;
};

/// What the split needs to know of a row: rows with equal `content` stay together; each stratum is divided by the shares.
struct SplitItem {
    Hash128 content;           // contentHash(row)
    std::uint64_t stratum = 0; // stratumOf(row)
};

SplitItem splitItemOf(const Row& row);
/// A number for the row's first label path, the same on every machine; 0 without labels.
std::uint64_t stratumOf(const Row& row);

/// A part for each item, in the order of the items. Each stratum's parts differ from its exact shares by less than two rows, and the
/// whole by less than one, where no rows are equal. The same items in another order get the same parts.
Result<std::vector<Split>> assignSplits(std::span<const SplitItem> items, const SplitSpec& spec);

} // namespace danlu::data
