#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace danlu::ui {

/// How well a text answers what was typed, and by which of its letters.
struct FuzzyMatch {
    int score = 0;
    std::vector<int> letters = {}; // rising
};

/// Every word of the query must be in the text, in any order and case: best as it is and where a word begins ("lora" in "tickets-lora"),
/// else letter by letter within a short stretch ("tklr"). An empty query is answered by everything.
std::optional<FuzzyMatch> fuzzyMatch(const QString& query, const QString& text);

} // namespace danlu::ui
