#include "data/cleaning/Texts.h"

namespace danlu::data {
namespace {

/// Drops rows by the number of characters of all their turns together.
class Length final : public CleaningRule {
public:
    std::string_view name() const override { return "length"; }
    std::string_view help() const override { return "Drops rows that are too short or too long; all turns count together, without the system's."; }

    spec::Fields options() override {
        spec::Fields fields;
        fields.emplace_back(m_min, spec::Number<std::int64_t>{{.key = "min", .help = "Shortest row that stays.", .unit = "characters"}, 0, kMost});
        fields.emplace_back(m_max, spec::Number<std::int64_t>{{.key = "max", .help = "Longest row that stays.", .unit = "characters"}, 1, kMost});
        return fields;
    }

    Result<> check() override {
        return m_min <= m_max ? ok() : Error(ErrorCode::Usage, "min is " + std::to_string(m_min) + " and above max, " + std::to_string(m_max));
    }

    Outcome apply(Row& row) override {
        const auto count = std::int64_t(lengthOf(row));
        return count < m_min || count > m_max ? Outcome::Dropped : Outcome::Unchanged;
    }

private:
    static constexpr std::int64_t kMost = 8 << 20; // no row is longer
    std::int64_t m_min = 1;
    std::int64_t m_max = kMost;
};

} // namespace

std::unique_ptr<CleaningRule> makeLength() { return std::make_unique<Length>(); }

} // namespace danlu::data
