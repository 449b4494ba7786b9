#include "support/Suite.h"

#include "data/split/Splitter.h"

#include <algorithm>
#include <map>
#include <random>

using namespace danlu;
using namespace danlu::data;

namespace {

using Counts = std::map<Split, std::size_t>;

Counts countsOf(const std::vector<Split>& parts) {
    Counts counts;
    for (const auto part : parts)
        ++counts[part];
    return counts;
}

/// `sizes[s]` rows in stratum s + 1, all different.
std::vector<SplitItem> itemsOf(const std::vector<std::size_t>& sizes) {
    std::mt19937_64 random(7);
    std::vector<SplitItem> items;
    for (std::size_t s = 0; s < sizes.size(); ++s)
        for (std::size_t i = 0; i < sizes[s]; ++i)
            items.push_back({{random(), random()}, s + 1});
    return items;
}

} // namespace

class SplitTest : public QObject {
    Q_OBJECT
private slots:
    void sharesHoldInEveryStratum() {
        const std::vector<std::size_t> sizes{1000, 300, 57, 10, 3, 3, 3, 3, 2, 1, 1, 1, 1};
        const auto items = itemsOf(sizes);
        DANLU_VALUE(const auto parts, assignSplits(items, {0.8, 0.1, 0.1, 42}));
        const double rows = double(items.size());
        auto all = countsOf(parts);
        QVERIFY(std::abs(double(all[Split::Train]) - 0.8 * rows) < 1);
        QVERIFY(std::abs(double(all[Split::Validation]) - 0.1 * rows) < 1);
        QVERIFY(std::abs(double(all[Split::Test]) - 0.1 * rows) < 1);
        std::size_t begin = 0;
        for (const auto size : sizes) {
            auto here = countsOf({parts.begin() + std::ptrdiff_t(begin), parts.begin() + std::ptrdiff_t(begin + size)});
            QVERIFY(std::abs(double(here[Split::Train]) - 0.8 * double(size)) < 2);
            QVERIFY(std::abs(double(here[Split::Test]) - 0.1 * double(size)) < 2);
            begin += size;
        }
    }

    void equalRowsStayTogether() {
        std::mt19937_64 random(3);
        std::vector<SplitItem> items;
        for (int i = 0; i < 3000; ++i)
            items.push_back({{random() % 400, 0}, random() % 5});
        DANLU_VALUE(const auto parts, assignSplits(items, {0.6, 0.2, 0.2, 1}));
        std::map<Hash128, Split> seen;
        for (std::size_t i = 0; i < items.size(); ++i)
            QCOMPARE(seen.emplace(items[i].content, parts[i]).first->second, parts[i]);
        QVERIFY(std::abs(double(countsOf(parts)[Split::Train]) - 1800) < 60);
    }

    void orderDoesNotMatterSeedDoes() {
        const auto items = itemsOf({200, 50});
        auto reversed = items;
        std::reverse(reversed.begin(), reversed.end());
        DANLU_VALUE(const auto parts, assignSplits(items, {0.8, 0.1, 0.1, 42}));
        DANLU_VALUE(auto backwards, assignSplits(reversed, {0.8, 0.1, 0.1, 42}));
        std::reverse(backwards.begin(), backwards.end());
        QVERIFY(parts == backwards);
        DANLU_VALUE(const auto other, assignSplits(items, {0.8, 0.1, 0.1, 43}));
        QVERIFY(parts != other);
    }

    /// Recorded once: a later version must give the same parts.
    void staysTheSameForEver() {
        std::vector<SplitItem> items;
        for (std::uint64_t i = 0; i < 20; ++i)
            items.push_back({{i, 0}, i % 2});
        DANLU_VALUE(const auto parts, assignSplits(items, {0.6, 0.2, 0.2, 42}));
        std::string letters;
        for (const auto part : parts)
            letters += nameOf(part).substr(0, 2) == "tr" ? 'r' : nameOf(part)[0];
        QVERIFY2(letters == "rrrrtrvvrtrrvvrttrrr", letters.c_str());
    }

    void zeroSharesGetNothing() {
        DANLU_VALUE(const auto parts, assignSplits(itemsOf({10, 1, 1}), {0, 0.5, 0.5, 1}));
        QCOMPARE(countsOf(parts)[Split::Train], std::size_t(0));
        QVERIFY(!assignSplits(itemsOf({1}), {0, 0, 0, 1}));
        QVERIFY(!assignSplits(itemsOf({1}), {-1, 1, 1, 1}));
        DANLU_VALUE(const auto none, assignSplits({}, {0.8, 0.1, 0.1, 1}));
        QVERIFY(none.empty());
    }

    void strataComeFromLabels() {
        Row row;
        QCOMPARE(stratumOf(row), std::uint64_t(0));
        row.labels = {{"a", "b"}};
        const auto one = stratumOf(row);
        row.labels = {{"ab"}};
        QVERIFY(one != stratumOf(row));
        QVERIFY(one != 0);
    }
};

DANLU_SUITE(SplitTest)
#include "Split_test.moc"
