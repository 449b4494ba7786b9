#pragma once

namespace danlu::ui {

// Logical pixels of a chart, from the drawings (design: Charts). Colours, fonts and strokes come from the look.

constexpr int kLeftGutter = 52, kRightGutter = 118;
constexpr int kFirstTop = 30, kFirstBottom = 6, kFirstLeast = 132; // the tall strip: above, below, and the least height
constexpr int kStripHeight = 66, kStripTop = 22, kStripBottom = 4;
constexpr int kAxisRow = 26, kHeaderRow = 46;
constexpr int kTallPlot = 90; // from here on labels stand where their lines end
constexpr int kTextRow = 16, kSwatch = 14, kEdge = 8;

} // namespace danlu::ui
