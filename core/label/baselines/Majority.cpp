#include "label/baselines/Baseline.h"

#include <algorithm>
#include <map>

namespace danlu::label {
namespace {

class Majority final : public Baseline {
public:
    explicit Majority(LabelPath path) : m_path(std::move(path)) {}
    std::string_view name() const override { return "majority class"; }
    LabelPath predict(std::string_view) const override { return m_path; }

private:
    LabelPath m_path;
};

} // namespace

LabelledText labelledTextOf(const Row& row) {
    LabelledText labelled;
    for (const auto& turn : row.turns)
        if (turn.role == Role::User)
            labelled.text = turn.text;
    if (!row.labels.empty())
        labelled.path = row.labels[0];
    return labelled;
}

Result<std::unique_ptr<Baseline>> majorityClass(std::span<const LabelledText> rows) {
    std::map<LabelPath, std::size_t> counts;
    for (const auto& row : rows)
        ++counts[row.path];
    if (counts.empty())
        return Error(ErrorCode::Rejected, "there are no labelled rows to learn from");
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return std::unique_ptr<Baseline>(std::make_unique<Majority>(most->first));
}

} // namespace danlu::label
