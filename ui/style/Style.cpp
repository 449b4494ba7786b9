#include "ui/style/Style.h"

#include "ui/style/EvenLetters.h"
#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QSlider>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTextEdit>
#include <QToolTip>

#include <optional>

namespace danlu::ui {
namespace {

template <typename... Types>
bool isOneOf(const QWidget* widget) {
    return (qobject_cast<const Types*>(widget) || ...);
}

bool isEditor(const QWidget* widget) { return isOneOf<QTextEdit, QPlainTextEdit>(widget); }

bool takesRing(const QWidget* widget) { return isOneOf<QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QSlider>(widget) || isEditor(widget); }

void setColors(QPalette& palette, const Look& look) {
    const auto set = [&](QPalette::ColorRole role, Color color) { palette.setColor(role, look.color(color)); };
    set(QPalette::Window, Color::Background);
    set(QPalette::Base, Color::Surface);
    set(QPalette::AlternateBase, Color::Surface);
    set(QPalette::Button, Color::Surface);
    set(QPalette::Text, Color::Text);
    set(QPalette::WindowText, Color::Text);
    set(QPalette::ButtonText, Color::Text);
    set(QPalette::BrightText, Color::Text);
    set(QPalette::PlaceholderText, Color::TextFaint);
    set(QPalette::Highlight, Color::Selection);
    set(QPalette::HighlightedText, Color::Text);
    set(QPalette::Link, Color::AccentText);
    set(QPalette::LinkVisited, Color::AccentText);
    set(QPalette::ToolTipBase, Color::TooltipBackground);
    set(QPalette::ToolTipText, Color::TooltipText);
    set(QPalette::Light, Color::Surface);
    set(QPalette::Midlight, Color::Hover);
    set(QPalette::Mid, Color::Border);
    set(QPalette::Dark, Color::BorderStrong);
    set(QPalette::Shadow, Color::BorderStrong);
}

QRegion roundRegion(const QRect& rect, int radius) {
    QPainterPath shape;
    shape.addRoundedRect(rect, radius, radius);
    return QRegion(shape.toFillPolygon().toPolygon());
}

/// Distances that are the same in every look.
std::optional<int> distanceOf(QStyle::PixelMetric metric) {
    switch (metric) {
    case QStyle::PM_CheckBoxLabelSpacing:
    case QStyle::PM_RadioButtonLabelSpacing:
    case QStyle::PM_LayoutHorizontalSpacing:
    case QStyle::PM_LayoutVerticalSpacing:
        return kGap;
    case QStyle::PM_LayoutLeftMargin:
    case QStyle::PM_LayoutTopMargin:
    case QStyle::PM_LayoutRightMargin:
    case QStyle::PM_LayoutBottomMargin:
        return kPadding;
    case QStyle::PM_ButtonShiftHorizontal:
    case QStyle::PM_ButtonShiftVertical:
    case QStyle::PM_ButtonDefaultIndicator:
    case QStyle::PM_MenuHMargin:
    case QStyle::PM_ScrollView_ScrollBarSpacing:
    case QStyle::PM_ScrollView_ScrollBarOverlap:
    case QStyle::PM_TabBarTabOverlap:
    case QStyle::PM_TabBarBaseOverlap:
    case QStyle::PM_TabBarTabShiftHorizontal:
    case QStyle::PM_TabBarTabShiftVertical:
    case QStyle::PM_HeaderMargin:
        return 0;
    case QStyle::PM_MenuVMargin:
        return kUnit;
    case QStyle::PM_MenuPanelWidth:
        return 1;
    default:
        return std::nullopt;
    }
}

} // namespace

Style::Style(Look look) : QProxyStyle(QStringLiteral("Fusion")), m_look(std::move(look)) { keepLettersEven(); }

QPalette Style::standardPalette() const {
    QPalette palette;
    setColors(palette, m_look);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, m_look.color(Color::SelectionInactive));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, m_look.color(Color::TextDisabled));
    return palette;
}

void Style::polish(QApplication* application) {
    QProxyStyle::polish(application);
    QApplication::setPalette(standardPalette()); // a desktop's palette would come before the style's
    QApplication::setFont(m_look.font(TextSize::Base));
    QToolTip::setFont(m_look.font(TextSize::Small));
    QPalette tip = standardPalette();
    tip.setColor(QPalette::Window, m_look.color(Color::TooltipBackground));
    tip.setColor(QPalette::WindowText, m_look.color(Color::TooltipText));
    QToolTip::setPalette(tip);
}

void Style::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (takesRing(widget)) {
        widget->setAttribute(Qt::WA_Hover);
        m_ring.watch(*widget);
    }
    if (auto* view = qobject_cast<QAbstractItemView*>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    if (widget->inherits("QComboBoxListView")) // Qt gives a combo box's list a delegate that does not ask the style
        static_cast<QAbstractItemView*>(widget)->setItemDelegate(new QStyledItemDelegate(widget));
    if (widget->inherits("QTipLabel")) // Qt guesses whether a tool tip is markup; names and texts of strangers are in ours
        static_cast<QLabel*>(widget)->setTextFormat(Qt::PlainText);
    if (auto* tabs = qobject_cast<QTabBar*>(widget))
        tabs->setExpanding(false); // tabs are as wide as their texts
}

void Style::unpolish(QWidget* widget) {
    if (takesRing(widget))
        m_ring.forget(*widget);
    QProxyStyle::unpolish(widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    if (const auto distance = distanceOf(metric))
        return *distance;
    const Tokens& tokens = m_look.tokens();
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return tokens.size(Size::Check);
    case PM_DefaultFrameWidth:
        return isEditor(widget) ? kUnit : 1; // the round corners of an editor's frame need the room
    case PM_FocusFrameHMargin:
        return isOneOf<QAbstractItemView>(widget) ? kCellPadding - 1 : int(tokens.stroke(Stroke::FocusRing) + tokens.stroke(Stroke::FocusOffset));
    case PM_FocusFrameVMargin:
        return isOneOf<QAbstractItemView>(widget) ? 1 : int(tokens.stroke(Stroke::FocusRing) + tokens.stroke(Stroke::FocusOffset));
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return tokens.icon(IconSize::Base);
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
        return tokens.icon(isOneOf<QAbstractItemView>(widget) ? IconSize::Small : IconSize::Base);
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return tokens.size(Size::Check);
    case PM_TreeViewIndentation:
        return kGroupGap;
    case PM_HeaderDefaultSectionSizeVertical:
        return tokens.size(Size::Row);
    case PM_ScrollBarExtent:
        return tokens.size(Size::Scrollbar);
    case PM_ScrollBarSliderMin:
        return kThumbLeast;
    case PM_SplitterWidth:
        return tokens.size(Size::Splitter);
    case PM_ToolTipLabelFrameWidth:
        return kIconGap;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* answer) const {
    switch (hint) {
    case SH_ToolTip_Mask:
        if (auto* mask = qstyleoption_cast<QStyleHintReturnMask*>(answer); mask && option)
            mask->region = roundRegion(option->rect, m_look.tokens().radius(Radius::Chip));
        return 1;
    case SH_ItemView_ShowDecorationSelected:
    case SH_FocusFrame_AboveWidget:
    case SH_ScrollBar_ContextMenu:
    case SH_Menu_MouseTracking:
    case SH_TabBar_PreferNoArrows:
        return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_Widget_Animation_Duration:
    case SH_ScrollBar_Transient:
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    case SH_Table_GridLineColor:
        return int(m_look.color(Color::Border).rgba());
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QIcon Style::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const {
    switch (which) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
        return themedIcon("close"_icon, Color::TextMuted);
    case SP_DirIcon:
    case SP_DirClosedIcon:
        return themedIcon("folder"_icon);
    case SP_FileIcon:
        return themedIcon("file"_icon);
    case SP_MessageBoxWarning:
        return themedIcon("warning"_icon, Color::Warning);
    case SP_MessageBoxCritical:
        return themedIcon("error"_icon, Color::Bad);
    case SP_MessageBoxInformation:
        return themedIcon("info"_icon, Color::Info);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace danlu::ui
