#pragma once

#include <QString>

#include <vector>

namespace danlu::ui {

/// A stretch of a text: the same on both sides, or only on this one.
struct DiffPiece {
    QString text;
    bool isOnlyHere = false;
    bool operator==(const DiffPiece&) const = default;
};
struct TextDiff {
    std::vector<DiffPiece> before, after;
};

/// What differs between two texts, by words and, where there are no blanks, by characters. Long texts that differ all over are compared as wholes.
TextDiff diffOf(const QString& before, const QString& after);

} // namespace danlu::ui
