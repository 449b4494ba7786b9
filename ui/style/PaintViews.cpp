#include "ui/style/PaintViews.h"

#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"

#include <QApplication>
#include <QHeaderView>
#include <QTableView>
#include <QTreeView>

namespace danlu::ui {
namespace {

/// The view, or an editor in it.
bool hasTheFocus(const QWidget* view) {
    const QWidget* focus = QApplication::focusWidget();
    return view && focus && (view == focus || view->isAncestorOf(focus));
}

IconName sortIcon(const QStyleOptionHeader& option) {
    if (option.sortIndicator == QStyleOptionHeader::None)
        return {};
    return option.sortIndicator == QStyleOptionHeader::SortDown ? "chevron-down"_icon : "chevron-up"_icon;
}

bool isOuter(const QStyleOptionHeader& option, QStyleOptionHeader::SectionPosition end) {
    return option.position == end || option.position == QStyleOptionHeader::OnlyOneSection;
}

/// Where title and arrow go: the first and last column keep a wider edge.
QRect headerContents(const QStyleOptionHeader& option) {
    return option.rect.adjusted(isOuter(option, QStyleOptionHeader::Beginning) ? kPadding : kCellPadding, 0,
                                isOuter(option, QStyleOptionHeader::End) ? -kPadding : -kCellPadding, 0);
}

void paintHeaderGround(const Canvas& canvas, const QRect& rect) {
    canvas.painter.fillRect(rect, canvas.color(Color::Raised));
    canvas.painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), canvas.color(Color::Border));
}

void paintHeaderTitle(const Canvas& canvas, const QStyleOptionHeader& option) {
    const QRect rect = headerContents(option);
    const QFont font = canvas.look.font(TextSize::Base);
    const IconName arrow = sortIcon(option);
    const int side = arrow.isEmpty() ? 0 : canvas.look.tokens().icon(IconSize::Small);
    const int room = rect.width() - (side > 0 ? side + kUnit : 0);
    const QString text = QFontMetrics(font).elidedText(option.text, Qt::ElideRight, room);
    const int width = widthOf(text, font);
    const bool right = option.textAlignment.testFlag(Qt::AlignRight);
    const int x = right ? rect.x() + room - width : rect.x();
    paintText(canvas.painter, QRect(x, rect.y(), width + 1, rect.height() - 1), text, font, canvas.color(Color::TextMuted));
    paintIcon(canvas.painter, QRect(x + width + kUnit, rect.y() + (rect.height() - side) / 2, side, side), arrow, canvas.color(Color::AccentText));
}

/// The first and last column of a table keep a wider edge, as its header does.
int cellEdge(const QStyleOptionViewItem& option, Qt::Edge side) {
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    if (!table || !option.index.isValid())
        return kCellPadding;
    const int at = table->horizontalHeader()->visualIndex(option.index.column());
    return at == (side == Qt::LeftEdge ? 0 : table->horizontalHeader()->count() - 1) ? kPadding : kCellPadding;
}

/// In the column with the branches.
bool isTreeCell(const QStyleOptionViewItem& option) {
    const auto* tree = qobject_cast<const QTreeView*>(option.widget);
    return tree && option.index.column() == std::max(0, tree->treePosition());
}

bool holds(const QStyleOptionViewItem& option, QStyleOptionViewItem::ViewItemFeature feature) { return option.features.testFlag(feature); }

} // namespace

void paintRow(const Canvas& canvas, const QStyleOptionViewItem& option) {
    if (option.backgroundBrush.style() != Qt::NoBrush)
        canvas.painter.fillRect(option.rect, option.backgroundBrush);
    if (has(option, QStyle::State_Selected))
        canvas.painter.fillRect(option.rect, canvas.color(hasTheFocus(canvas.widget) ? Color::Selection : Color::SelectionInactive));
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        canvas.painter.fillRect(option.rect, canvas.color(Color::Hover));
}

void paintCellRing(const Canvas& canvas, const QStyleOption& option) {
    const auto* view = qobject_cast<const QAbstractItemView*>(canvas.widget);
    const bool row = view && view->selectionBehavior() != QAbstractItemView::SelectItems; // its fill shows the current row
    if (has(option, QStyle::State_KeyboardFocusChange) && !(row && has(option, QStyle::State_Selected)))
        paintRing(canvas.painter, option.rect, canvas.look, 0);
}

QRect cellPart(const QStyleOptionViewItem& option, QStyle::SubElement part, const Look& look) {
    const QRect& rect = option.rect;
    int x = rect.x() + (isTreeCell(option) ? kTreeEdge + kUnit : cellEdge(option, Qt::LeftEdge));
    if (holds(option, QStyleOptionViewItem::HasCheckIndicator)) {
        const int side = look.tokens().size(Size::Check);
        if (part == QStyle::SE_ItemViewItemCheckIndicator)
            return {x, rect.y() + (rect.height() - side) / 2, side, side};
        x += side + kGap;
    }
    if (holds(option, QStyleOptionViewItem::HasDecoration)) {
        const QSize size = option.decorationSize;
        if (part == QStyle::SE_ItemViewItemDecoration)
            return {x, rect.y() + (rect.height() - size.height()) / 2, size.width(), size.height()};
        x += size.width() + kIconGap;
    }
    if (part != QStyle::SE_ItemViewItemText)
        return {};
    const int right = rect.x() + rect.width() - cellEdge(option, Qt::RightEdge);
    return {x - kCellPadding, rect.y(), std::max(0, right - x) + 2 * kCellPadding, rect.height()};
}

void paintBranch(const Canvas& canvas, const QStyleOptionViewItem& option) {
    const auto* tree = qobject_cast<const QTreeView*>(canvas.widget);
    if (!has(option, QStyle::State_Children) || !isTreeCell(option) || !tree->itemsExpandable())
        return;
    const IconName name = has(option, QStyle::State_Open) ? "chevron-down"_icon : "chevron-right"_icon;
    const QRect rect(option.rect.x() - tree->indentation() + kTreeEdge, option.rect.y(), tree->indentation(), option.rect.height());
    paintIcon(canvas.painter, centred(rect, canvas.look.tokens().icon(IconSize::Small)), name, canvas.color(Color::TextMuted));
}

void paintHeader(const Canvas& canvas, const QStyleOptionHeader& option) {
    paintHeaderGround(canvas, option.rect);
    if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled)) {
        const auto* header = qobject_cast<const QHeaderView*>(canvas.widget);
        if (header && header->sectionsClickable())
            canvas.painter.fillRect(option.rect.adjusted(0, 0, 0, -1), canvas.color(has(option, QStyle::State_Sunken) ? Color::Pressed : Color::Hover));
    }
    if (!isOuter(option, QStyleOptionHeader::End))
        canvas.painter.fillRect(QRect(option.rect.right(), option.rect.y(), 1, option.rect.height()), canvas.color(Color::Border));
    paintHeaderTitle(canvas, option);
}

void paintHeaderEmpty(const Canvas& canvas, const QStyleOption& option) { paintHeaderGround(canvas, option.rect); }

QSize headerSize(const QStyleOptionHeader& option, const Look& look) {
    const int arrow = sortIcon(option).isEmpty() ? 0 : look.tokens().icon(IconSize::Small) + kUnit;
    const int text = widthOf(option.text, look.font(TextSize::Base));
    return {text + arrow + kPadding + kCellPadding + 1, look.tokens().size(Size::TableHeader)};
}

} // namespace danlu::ui
