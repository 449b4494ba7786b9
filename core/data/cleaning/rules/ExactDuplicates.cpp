#include "data/ContentHash.h"
#include "data/cleaning/CleaningRule.h"

#include <unordered_set>

namespace danlu::data {
namespace {

/// Keeps the first of rows that read the same. 16 bytes and a bucket are remembered per row; two different rows meet with probability 2^-128.
class ExactDuplicates final : public CleaningRule {
public:
    std::string_view name() const override { return "exact_duplicates"; }
    std::string_view help() const override {
        return "Drops rows whose text came before; white space, zero-width characters and full-width letters do not count.";
    }

    spec::Fields options() override {
        spec::Fields fields;
        fields.emplace_back(m_labels, spec::Flag{{.key = "compare_labels", .help = "Whether the same text with another label is another row."}});
        return fields;
    }

    Outcome apply(Row& row) override { return m_seen.insert(m_labels ? labelledHash(row) : contentHash(row)).second ? Outcome::Unchanged : Outcome::Dropped; }

private:
    bool m_labels = false;
    std::unordered_set<Hash128> m_seen;
};

} // namespace

std::unique_ptr<CleaningRule> makeExactDuplicates() { return std::make_unique<ExactDuplicates>(); }

} // namespace danlu::data
