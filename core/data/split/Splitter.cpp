#include "data/split/Splitter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>

namespace danlu::data {
namespace {

constexpr std::array<Split, 3> kParts{Split::Train, Split::Validation, Split::Test};
using Shares = std::array<double, 3>;

/// Rows with the same content: they go into one part.
struct Group {
    Hash128 order; // where the seed puts it in its stratum
    Hash128 content;
    std::uint64_t rows = 0;
    std::uint64_t stratum = 0; // the smallest of its rows', so that the order of the rows does not matter
    std::size_t part = 0;
};

Result<Shares> sharesOf(const SplitSpec& spec) {
    const double sum = spec.train + spec.validation + spec.test;
    const bool fine = spec.train >= 0 && spec.validation >= 0 && spec.test >= 0 && std::isfinite(sum) && sum > 0;
    if (!fine)
        return Error(ErrorCode::Usage, "the shares of train, validation and test must not be negative, and not all zero");
    return Shares{spec.train / sum, spec.validation / sum, spec.test / sum};
}

Hash128 orderOf(const Hash128& content, std::uint64_t seed) {
    const std::array<std::uint64_t, 2> words{content.low, content.high};
    return sipHash128({reinterpret_cast<const char*>(words.data()), sizeof words}, {seed, 0x73706c6974ull}); // "split"
}

/// The groups, and for each item (by index) the group it belongs to.
struct Grouping {
    std::vector<Group> groups;
    std::vector<std::size_t> groupOf;
};

Grouping grouped(std::span<const SplitItem> items, std::uint64_t seed) {
    std::vector<std::size_t> sorted(items.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) { return std::tie(items[a].content, a) < std::tie(items[b].content, b); });
    Grouping result;
    result.groupOf.resize(items.size());
    for (const auto i : sorted) {
        const auto& item = items[i];
        if (result.groups.empty() || result.groups.back().content != item.content)
            result.groups.push_back({orderOf(item.content, seed), item.content, 0, item.stratum, 0});
        auto& group = result.groups.back();
        ++group.rows;
        group.stratum = std::min(group.stratum, item.stratum);
        result.groupOf[i] = result.groups.size() - 1;
    }
    return result;
}

/// Gives each group, in the seed's order, to the part that is furthest behind. `debt` carries what strata leave over to the next, so that
/// the whole keeps to the shares even where strata are smaller than a share's inverse.
Shares divide(std::span<Group*> groups, const Shares& shares, const Shares& debt) {
    std::uint64_t rows = 0;
    for (const auto* group : groups)
        rows += group->rows;
    Shares open;
    for (std::size_t part = 0; part < 3; ++part)
        open[part] = debt[part] + double(rows) * shares[part];
    for (auto* group : groups) {
        std::size_t best = 0;
        for (std::size_t part = 1; part < 3; ++part)
            if (shares[part] > 0 && (shares[best] == 0 || open[part] > open[best] + 1e-9))
                best = part;
        group->part = best;
        open[best] -= double(group->rows);
    }
    return open;
}

} // namespace

SplitItem splitItemOf(const Row& row) { return {contentHash(row), stratumOf(row)}; }

std::uint64_t stratumOf(const Row& row) {
    if (row.labels.empty())
        return 0;
    std::string text;
    for (const auto& level : row.labels[0])
        text += level + '\0';
    return sipHash128(text, {0x7374726174756dull, 0}).low | 1; // "stratum"; never 0
}

Result<std::vector<Split>> assignSplits(std::span<const SplitItem> items, const SplitSpec& spec) {
    DANLU_TRY(const Shares shares, sharesOf(spec));
    auto [groups, groupOf] = grouped(items, spec.seed);
    std::vector<Group*> sorted;
    for (auto& group : groups)
        sorted.push_back(&group);
    std::sort(sorted.begin(), sorted.end(),
              [](const Group* a, const Group* b) { return std::tie(a->stratum, a->order, a->content) < std::tie(b->stratum, b->order, b->content); });
    Shares debt{};
    for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
        while (end < sorted.size() && sorted[end]->stratum == sorted[begin]->stratum)
            ++end;
        debt = divide({sorted.data() + begin, end - begin}, shares, debt);
    }
    std::vector<Split> parts;
    parts.reserve(items.size());
    for (const auto group : groupOf)
        parts.push_back(kParts[groups[group].part]);
    return parts;
}

} // namespace danlu::data
