#pragma once

#include "base/Json.h"
#include "base/Row.h"

#include <span>
#include <vector>

namespace danlu::label {

/// What is right for a row, and what was said. An empty prediction (an answer that is no label) is simply wrong.
struct Judgement {
    std::vector<LabelPath> gold;
    std::vector<LabelPath> predicted;
};

/// Scores of one level: labels are paths cut to that level, so that equal names under different parents differ.
struct LevelScores {
    double accuracy = 0; // share of rows whose set of labels is exactly right (scikit-learn accuracy_score)
    double macroF1 = 0;  // mean over all labels in gold or prediction (f1_score average=macro, zero_division=0)
    double microF1 = 0;  // over all decisions (average=micro)
};

struct Scores {
    std::vector<LevelScores> levels;  // outermost first
    double hierarchicalPrecision = 0; // Kiritchenko, Matwin, Nock, Famili 2006: sets extended by all ancestors, summed over rows
    double hierarchicalRecall = 0;
    double hierarchicalF1 = 0;
    std::uint64_t rows = 0;
};

Scores scoresOf(std::span<const Judgement> judgements);
Json toJson(const Scores& scores);

/// The answer of a model as a path: "大类/中类/小类" with any of / > | between, surrounding white space and punctuation ignored; only the first line
/// counts. Empty where there is nothing.
LabelPath labelPathOf(std::string_view answer);

} // namespace danlu::label
