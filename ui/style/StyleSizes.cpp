#include "ui/style/Metrics.h"
#include "ui/style/PaintBars.h"
#include "ui/style/PaintButtons.h"
#include "ui/style/PaintInputs.h"
#include "ui/style/PaintMenus.h"
#include "ui/style/PaintViews.h"
#include "ui/style/Style.h"

/// How large controls and their parts are: the measuring half of Style.
namespace danlu::ui {
namespace {

constexpr int kInputPadding = 2 * (kCellPadding + 1);

QRect lineEditContents(const QStyleOption& option, int unit) {
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option);
    const int inset = frame && frame->lineWidth > 0 ? kCellPadding - 1 : 0; // QLineEdit adds two of its own
    return option.rect.adjusted(inset, 0, -inset - unit, 0);
}

} // namespace

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const {
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option); button && type == CT_PushButton)
        return buttonSize(*button, m_look, widget);
    if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option); button && type == CT_ToolButton)
        return toolButtonSize(*button, m_look, widget);
    if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option); header && type == CT_HeaderSection)
        return headerSize(*header, m_look);
    if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option); item && type == CT_MenuItem)
        return menuItemSize(*item, contents, m_look);
    if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option); tab && type == CT_TabBarTab)
        return tabSize(*tab, contents, m_look);
    switch (type) {
    case CT_LineEdit:
        return inputSize(contents, kInputPadding, m_look, widget);
    case CT_ComboBox:
        return inputSize(contents, kInputPadding + kArrowColumn - kUnit, m_look, widget);
    case CT_SpinBox:
        return inputSize(contents, kInputPadding + kStepColumn, m_look, widget);
    case CT_ProgressBar:
        return {contents.width(), 2 * m_look.tokens().size(Size::Meter)};
    case CT_ItemViewItem:
        return QProxyStyle::sizeFromContents(type, option, contents, widget).expandedTo({0, m_look.tokens().size(Size::Row)});
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    if (element == SE_LineEditContents)
        return lineEditContents(*option, unitWidth(m_look, widget));
    if (element == SE_TreeViewDisclosureItem) // all that is left of the icon
        return option->rect.adjusted(0, 0, kTreeEdge, 0);
    if (element == SE_ItemViewItemFocusRect) // of the cell, not of its text alone
        return option->rect;
    if (element == SE_ProgressBarGroove || element == SE_ProgressBarContents)
        return option->rect;
    if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option); tab && element == SE_TabBarTabText)
        return visualRect(option->direction, option->rect, tabText(*tab, m_look));
    if (element == SE_ItemViewItemText || element == SE_ItemViewItemDecoration || element == SE_ItemViewItemCheckIndicator) {
        const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
        if (item && item->decorationPosition == QStyleOptionViewItem::Left)
            return visualRect(option->direction, option->rect, cellPart(*item, element, m_look));
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const {
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && control == CC_ComboBox)
        return visualRect(option->direction, option->rect, comboPart(*combo, part));
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option); spin && control == CC_SpinBox)
        return visualRect(option->direction, option->rect, spinPart(*spin, part, unitWidth(m_look, widget)));
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option); bar && control == CC_ScrollBar)
        return scrollBarPart(*bar, part);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace danlu::ui
