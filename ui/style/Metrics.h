#pragma once

namespace danlu::ui {

/// Distances of the drawing that tokens.json does not name, in logical pixels. For everything that paints or lays out.
inline constexpr int kUnit = 4;
inline constexpr int kGap = 8;       // between a label and its control, between controls
inline constexpr int kGroupGap = 16; // between groups
inline constexpr int kPadding = 12;  // of a panel's content, of its first and last column
inline constexpr int kPageEdge = 16; // of the title line and of content that is read
inline constexpr int kCellPadding = 8;
inline constexpr int kButtonPadding = 10;
inline constexpr int kButtonPaddingSmall = 8;
inline constexpr int kIconGap = 6;
inline constexpr int kChipPadding = 6;
inline constexpr int kKeyGap = 4;
inline constexpr int kKeyPadding = 5;
inline constexpr int kTabPadding = 9;
inline constexpr int kArrowColumn = 24; // of a combo box, with its arrow
inline constexpr int kStepColumn = 18;  // of a spin box, with its two arrows
inline constexpr int kThumb = 6;        // of a scroll bar, across
inline constexpr int kThumbLeast = 24;  // and along
inline constexpr int kTreeEdge = 8;     // left of a tree's outermost arrows
inline constexpr int kStateEdge = 3;    // of a toast

} // namespace danlu::ui
