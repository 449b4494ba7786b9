#include "label/Agreement.h"

#include <algorithm>
#include <map>

namespace danlu::label {
namespace {

LabelPath cut(const LabelPath& path, std::size_t levels) { return {path.begin(), path.begin() + std::ptrdiff_t(std::min(path.size(), levels))}; }

Agreement agreementAt(std::span<const LabelPair> pairs, std::size_t levels) {
    struct Marginals {
        double first = 0, second = 0;
    };
    std::map<LabelPath, Marginals> counts;
    double agreed = 0;
    for (const auto& pair : pairs) {
        const auto first = cut(pair.first, levels), second = cut(pair.second, levels);
        agreed += first == second ? 1 : 0;
        ++counts[first].first;
        ++counts[second].second;
    }
    const double rows = double(pairs.size());
    Agreement agreement;
    agreement.observed = agreed / rows;
    for (const auto& [label, marginals] : counts)
        agreement.expected += marginals.first / rows * (marginals.second / rows);
    agreement.kappa = agreement.expected >= 1 ? 1 : (agreement.observed - agreement.expected) / (1 - agreement.expected);
    return agreement;
}

} // namespace

std::vector<Agreement> agreementOf(std::span<const LabelPair> pairs) {
    std::size_t depth = 0;
    for (const auto& pair : pairs)
        depth = std::max({depth, pair.first.size(), pair.second.size()});
    std::vector<Agreement> levels;
    for (std::size_t level = 1; level <= depth; ++level)
        levels.push_back(agreementAt(pairs, level));
    return levels;
}

Json toJson(const std::vector<Agreement>& levels) {
    Json list = Json::array();
    for (const auto& level : levels)
        list.push_back({{"observed", level.observed}, {"expected", level.expected}, {"kappa", level.kappa}});
    return list;
}

} // namespace danlu::label
