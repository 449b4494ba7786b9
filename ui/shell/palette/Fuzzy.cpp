#include "ui/shell/palette/Fuzzy.h"

#include <QStringList>

#include <algorithm>
#include <numeric>

namespace danlu::ui {
namespace {

constexpr int kWhole = 100, kAtWord = 50, kAtBegin = 25, kScattered = 10;
constexpr int kLoosest = 3; // letters that a scattered match may stretch over, for each it has

bool beginsWord(const QString& text, int at) {
    if (at == 0)
        return true;
    const QChar before = text[at - 1], here = text[at];
    return !before.isLetterOrNumber() || before.isLetter() != here.isLetter() || before.script() != here.script();
}

int placeScore(const QString& text, int at) { return (beginsWord(text, at) ? kAtWord : 0) + (at == 0 ? kAtBegin : 0); }

std::optional<FuzzyMatch> inOnePiece(const QString& word, const QString& text) {
    std::optional<FuzzyMatch> best;
    for (auto at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const int score = kWhole + placeScore(text, int(at));
        if (best && best->score >= score)
            continue;
        best = FuzzyMatch{score, std::vector<int>(std::size_t(word.size()))};
        std::iota(best->letters.begin(), best->letters.end(), int(at));
    }
    return best;
}

/// The word's letters in their order, from this one of the text on, each as near as it comes.
std::optional<FuzzyMatch> scatteredFrom(const QString& word, const QString& text, int from) {
    FuzzyMatch match;
    int at = from;
    for (const QChar letter : word) {
        const auto next = int(text.indexOf(letter, at, Qt::CaseInsensitive));
        if (next < 0)
            return std::nullopt;
        match.letters.push_back(next);
        at = next + 1;
    }
    const int stretch = match.letters.back() - match.letters.front() + 1;
    if (stretch > kLoosest * int(word.size()))
        return std::nullopt;
    match.score = kScattered + placeScore(text, match.letters.front()) - stretch;
    return match;
}

std::optional<FuzzyMatch> scattered(const QString& word, const QString& text) {
    std::optional<FuzzyMatch> best;
    for (auto from = text.indexOf(word[0], 0, Qt::CaseInsensitive); from >= 0; from = text.indexOf(word[0], from + 1, Qt::CaseInsensitive))
        if (auto match = scatteredFrom(word, text, int(from)); match && (!best || match->score > best->score))
            best = std::move(match);
    return best;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& query, const QString& text) {
    FuzzyMatch all;
    const auto words = query.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& word : words) {
        auto match = inOnePiece(word, text);
        if (!match && word.size() > 1)
            match = scattered(word, text);
        if (!match)
            return std::nullopt;
        all.score += match->score;
        all.letters.insert(all.letters.end(), match->letters.begin(), match->letters.end());
    }
    std::ranges::sort(all.letters);
    all.letters.erase(std::ranges::unique(all.letters).begin(), all.letters.end());
    return all;
}

} // namespace danlu::ui
