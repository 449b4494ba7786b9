#pragma once

#include "ui/style/Paint.h"

class QStyleOptionHeader;
class QStyleOptionViewItem;

namespace danlu::ui {

/// Rows, branches and headers of lists, trees and tables. Style calls them, and so do delegates that paint a cell of their own.
void paintRow(const Canvas& canvas, const QStyleOptionViewItem& option);
/// The ring of the current cell, inside it; after keyboard use.
void paintCellRing(const Canvas& canvas, const QStyleOption& option);
/// Check mark, icon and text of a cell in a list, tree or table; the text's rectangle has Qt's margin on both sides.
QRect cellPart(const QStyleOptionViewItem& option, QStyle::SubElement part, const Look& look);
/// The arrow of a tree's row is painted with the cell: it stands a little into it, so that the outermost keep off the edge.
void paintBranch(const Canvas& canvas, const QStyleOptionViewItem& option);

void paintHeader(const Canvas& canvas, const QStyleOptionHeader& option);
void paintHeaderEmpty(const Canvas& canvas, const QStyleOption& option);
QSize headerSize(const QStyleOptionHeader& option, const Look& look);

} // namespace danlu::ui
