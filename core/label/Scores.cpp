#include "label/Scores.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace danlu::label {
namespace {

using PathSet = std::set<LabelPath>;

/// Paths cut to `levels`; those that end earlier count as they are, so that a path which stops short is no match for a full one.
PathSet cutTo(const std::vector<LabelPath>& paths, std::size_t levels) {
    PathSet set;
    for (const auto& path : paths)
        if (!path.empty())
            set.emplace(path.begin(), path.begin() + std::ptrdiff_t(std::min(path.size(), levels)));
    return set;
}

/// The paths with all that lies above them.
PathSet withAncestors(const std::vector<LabelPath>& paths) {
    PathSet set;
    for (const auto& path : paths)
        for (std::size_t levels = 1; levels <= path.size(); ++levels)
            set.emplace(path.begin(), path.begin() + std::ptrdiff_t(levels));
    return set;
}

std::size_t common(const PathSet& a, const PathSet& b) {
    return std::size_t(std::count_if(a.begin(), a.end(), [&b](const LabelPath& path) { return b.contains(path); }));
}

struct Hits {
    std::uint64_t both = 0, gold = 0, predicted = 0;

    void add(const PathSet& goldSet, const PathSet& predictedSet) {
        both += common(goldSet, predictedSet);
        gold += goldSet.size();
        predicted += predictedSet.size();
    }
    double precision() const { return predicted == 0 ? 0 : double(both) / double(predicted); }
    double recall() const { return gold == 0 ? 0 : double(both) / double(gold); }
    double f1() const { return gold + predicted == 0 ? 0 : 2 * double(both) / double(gold + predicted); }
};

LevelScores levelScores(std::span<const Judgement> judgements, std::size_t levels) {
    std::map<LabelPath, Hits> labels;
    Hits all;
    std::uint64_t exact = 0;
    for (const auto& judgement : judgements) {
        const auto gold = cutTo(judgement.gold, levels), predicted = cutTo(judgement.predicted, levels);
        exact += gold == predicted ? 1 : 0;
        all.add(gold, predicted);
        for (const auto& label : gold) {
            ++labels[label].gold;
            labels[label].both += predicted.contains(label) ? 1 : 0;
        }
        for (const auto& label : predicted)
            ++labels[label].predicted;
    }
    LevelScores scores;
    for (const auto& [label, hits] : labels)
        scores.macroF1 += hits.f1() / double(labels.size());
    scores.accuracy = judgements.empty() ? 0 : double(exact) / double(judgements.size());
    scores.microF1 = all.f1();
    return scores;
}

std::size_t depthOf(std::span<const Judgement> judgements) {
    std::size_t depth = 0;
    for (const auto& judgement : judgements)
        for (const auto& path : judgement.gold)
            depth = std::max(depth, path.size());
    return depth;
}

constexpr std::string_view kOuter = " \t\r.,;:!\"'`*[](){}<>|/";
constexpr std::array<std::string_view, 16> kWideOuter{"\u3000", "。", "，", "；", "：", "！", "“", "”", "‘", "’", "「", "」", "【", "】", "《", "》"};

/// Without white space and punctuation around it.
std::string_view bare(std::string_view text) {
    for (auto before = text.size() + 1; before != text.size();) {
        before = text.size();
        while (!text.empty() && kOuter.find(text.front()) != kOuter.npos)
            text.remove_prefix(1);
        while (!text.empty() && kOuter.find(text.back()) != kOuter.npos)
            text.remove_suffix(1);
        for (const auto wide : kWideOuter) {
            if (text.starts_with(wide))
                text.remove_prefix(wide.size());
            if (text.ends_with(wide))
                text.remove_suffix(wide.size());
        }
    }
    return text;
}

} // namespace

Scores scoresOf(std::span<const Judgement> judgements) {
    Scores scores;
    scores.rows = judgements.size();
    for (std::size_t levels = 1; levels <= depthOf(judgements); ++levels)
        scores.levels.push_back(levelScores(judgements, levels));
    Hits hits;
    for (const auto& judgement : judgements)
        hits.add(withAncestors(judgement.gold), withAncestors(judgement.predicted));
    scores.hierarchicalPrecision = hits.precision();
    scores.hierarchicalRecall = hits.recall();
    scores.hierarchicalF1 = hits.f1(); // 2PR / (P + R)
    return scores;
}

Json toJson(const Scores& scores) {
    Json levels = Json::array();
    for (const auto& level : scores.levels)
        levels.push_back({{"accuracy", level.accuracy}, {"macro_f1", level.macroF1}, {"micro_f1", level.microF1}});
    return {{"rows", scores.rows},
            {"levels", levels},
            {"hierarchical_precision", scores.hierarchicalPrecision},
            {"hierarchical_recall", scores.hierarchicalRecall},
            {"hierarchical_f1", scores.hierarchicalF1}};
}

LabelPath labelPathOf(std::string_view answer) {
    const auto first = answer.find_first_not_of(" \t\r\n");
    if (first == answer.npos)
        return {};
    auto text = bare(answer.substr(first, answer.find('\n', first) - first));
    const char separator = text.find('>') != text.npos ? '>' : text.find('|') != text.npos ? '|' : '/';
    LabelPath path;
    while (!text.empty() && path.size() < kLabelLevels) {
        const auto end = std::min(text.find(separator), text.size());
        if (const auto level = bare(text.substr(0, end)); !level.empty())
            path.emplace_back(level);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return path;
}

} // namespace danlu::label
