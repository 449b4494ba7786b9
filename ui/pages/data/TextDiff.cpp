#include "ui/pages/data/TextDiff.h"

#include <QStringView>

#include <algorithm>

namespace danlu::ui {
namespace {

constexpr std::size_t kMostCells = 400'000; // of the table of common subsequences

bool isWordLetter(QChar letter) { return letter.isLetterOrNumber() && letter.unicode() < 0x2E80; }

/// TokenList of alphabets and numbers as a whole, everything else (Han, marks, blanks) character by character.
std::vector<QStringView> tokensOf(QStringView text) {
    std::vector<QStringView> tokens;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at + 1;
        if (isWordLetter(text[at]))
            while (end < text.size() && isWordLetter(text[end]))
                ++end;
        else if (text[at].isHighSurrogate() && end < text.size())
            ++end;
        tokens.push_back(text.mid(at, end - at));
        at = end;
    }
    return tokens;
}

void addPiece(std::vector<DiffPiece>& pieces, QStringView text, bool isOnlyHere) {
    if (text.isEmpty())
        return;
    if (!pieces.empty() && pieces.back().isOnlyHere == isOnlyHere)
        pieces.back().text += text;
    else
        pieces.push_back({text.toString(), isOnlyHere});
}

using TokenList = std::vector<QStringView>;

/// The longest common subsequence of what lies between equal ends.
void diffMiddle(const TokenList& a, const TokenList& b, TextDiff& diff) {
    const std::size_t rows = a.size(), columns = b.size();
    if ((rows + 1) * (columns + 1) > kMostCells) {
        for (const auto token : a)
            addPiece(diff.before, token, true);
        for (const auto token : b)
            addPiece(diff.after, token, true);
        return;
    }
    std::vector<int> longest((rows + 1) * (columns + 1), 0); // from (i, j) to the ends
    const auto at = [columns](std::size_t i, std::size_t j) { return i * (columns + 1) + j; };
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = columns; j-- > 0;)
            longest[at(i, j)] = a[i] == b[j] ? longest[at(i + 1, j + 1)] + 1 : std::max(longest[at(i + 1, j)], longest[at(i, j + 1)]);
    std::size_t i = 0, j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && a[i] == b[j]) {
            addPiece(diff.before, a[i++], false);
            addPiece(diff.after, b[j++], false);
        } else if (j == columns || (i < rows && longest[at(i + 1, j)] >= longest[at(i, j + 1)])) {
            addPiece(diff.before, a[i++], true);
        } else {
            addPiece(diff.after, b[j++], true);
        }
    }
}

} // namespace

TextDiff diffOf(const QString& before, const QString& after) {
    TextDiff diff;
    const TokenList a = tokensOf(before), b = tokensOf(after);
    const auto [endA, endB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto begin = endA - a.begin();
    const std::size_t most = std::min(a.size(), b.size()) - std::size_t(begin);
    std::size_t tail = 0;
    while (tail < most && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    for (auto token = a.begin(); token != endA; ++token) {
        addPiece(diff.before, *token, false);
        addPiece(diff.after, *token, false);
    }
    diffMiddle({endA, a.end() - std::ptrdiff_t(tail)}, {endB, b.end() - std::ptrdiff_t(tail)}, diff);
    for (std::size_t i = a.size() - tail; i < a.size(); ++i) {
        addPiece(diff.before, a[i], false);
        addPiece(diff.after, a[i], false);
    }
    return diff;
}

} // namespace danlu::ui
