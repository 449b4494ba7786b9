#include "ui/style/PaintBars.h"
#include "ui/style/PaintButtons.h"
#include "ui/style/PaintInputs.h"
#include "ui/style/PaintMenus.h"
#include "ui/style/PaintViews.h"
#include "ui/style/ShownText.h"
#include "ui/style/Style.h"

#include "ui/style/Icon.h"

#include <QAbstractItemView>
#include <QPlainTextEdit>
#include <QTextEdit>

/// Which painter draws what: the drawing half of Style.
namespace danlu::ui {
namespace {

/// A frame of a scroll area or a QFrame: an editor is an input, the rest gets a line.
void paintFrame(const Canvas& canvas, const QStyleOption& option) {
    if (qobject_cast<const QTextEdit*>(canvas.widget) || qobject_cast<const QPlainTextEdit*>(canvas.widget))
        return paintInput(canvas, option);
    paintBox(canvas.painter, option.rect, {QColor(), canvas.color(Color::Border), 0, Qt::SolidLine});
}

void paintLineEdit(const Canvas& canvas, const QStyleOption& option) {
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option);
    if (!frame || frame->lineWidth > 0) // without a frame it is a part of a combo or spin box, which has drawn its own
        paintField(canvas, option);
}

/// QFocusFrame's rectangle is the control's and the ring's room around it.
void paintFocusFrame(const Canvas& canvas, const QStyleOption& option) {
    const Tokens& tokens = canvas.look.tokens();
    paintRing(canvas.painter, option.rect, canvas.look, tokens.radius(Radius::Control) + tokens.stroke(Stroke::FocusOffset) + 1);
}

void paintIconIn(const Canvas& canvas, const QStyleOption& option, IconName name) {
    const Color color = has(option, QStyle::State_Enabled) ? Color::TextMuted : Color::TextDisabled;
    paintIcon(canvas.painter, centred(option.rect, std::min(option.rect.width(), canvas.look.tokens().icon(IconSize::Small))), name, canvas.color(color));
}

void paintTabBase(const Canvas& canvas, const QStyleOption& option) {
    canvas.painter.fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), canvas.color(Color::Border));
}

/// A row's texts keep their colours when it is selected.
QStyleOptionViewItem asItIsShown(const QStyleOptionViewItem& option) {
    QStyleOptionViewItem own = option;
    own.palette.setBrush(QPalette::HighlightedText, option.palette.brush(QPalette::Text));
    own.text = shownText(option.text); // a delegate turns line breaks into those of a layout
    return own;
}

} // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const Canvas canvas{*painter, m_look, widget};
    switch (element) {
    case PE_FrameFocusRect:
        return qobject_cast<const QAbstractItemView*>(widget) ? paintCellRing(canvas, *option) : void();
    case PE_PanelLineEdit:
        return paintLineEdit(canvas, *option);
    case PE_Frame:
        return paintFrame(canvas, *option);
    case PE_IndicatorBranch: // with the cell
    case PE_FrameLineEdit:
    case PE_FrameDefaultButton:
    case PE_FrameTabWidget:
    case PE_PanelToolBar:
    case PE_FrameStatusBarItem:
    case PE_FrameButtonBevel:
    case PE_PanelStatusBar:
        return;
    case PE_FrameGroupBox:
        return paintBox(*painter, option->rect, {QColor(), canvas.color(Color::Border), double(m_look.tokens().radius(Radius::Card)), Qt::SolidLine});
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paintCheck(canvas, *option);
    case PE_IndicatorRadioButton:
        return paintRadio(canvas, *option);
    case PE_IndicatorArrowDown:
        return paintIconIn(canvas, *option, "chevron-down"_icon);
    case PE_IndicatorArrowUp:
        return paintIconIn(canvas, *option, "chevron-up"_icon);
    case PE_IndicatorArrowLeft:
        return paintIconIn(canvas, *option, "chevron-left"_icon);
    case PE_IndicatorArrowRight:
        return paintIconIn(canvas, *option, "chevron-right"_icon);
    case PE_IndicatorTabClose:
        return paintIconIn(canvas, *option, "close"_icon);
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
            return paintRow(canvas, *item);
        break;
    case PE_PanelTipLabel:
        return paintTip(canvas, *option);
    case PE_PanelMenu:
        return paintMenuPanel(canvas, *option);
    case PE_FrameMenu:
        return;
    case PE_FrameTabBarBase:
        return paintTabBase(canvas, *option);
    case PE_PanelScrollAreaCorner:
        return painter->fillRect(option->rect, canvas.color(Color::Surface));
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    const Canvas canvas{*painter, m_look, widget};
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (element == CE_FocusFrame)
        return paintFocusFrame(canvas, *option);
    if (element == CE_PushButton && button)
        return paintButton(canvas, *button);
    if (element == CE_PushButtonBevel && button)
        return paintButtonBevel(canvas, *button);
    if (element == CE_PushButtonLabel && button)
        return paintButtonLabel(canvas, *button);
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && element == CE_ComboBoxLabel)
        return paintComboLabel(canvas, *combo);
    if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option); header && element == CE_Header)
        return paintHeader(canvas, *header);
    if (element == CE_ToolBar) // its ground is the panel's
        return;
    if (element == CE_HeaderEmptyArea)
        return paintHeaderEmpty(canvas, *option);
    if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option); item && element == CE_MenuItem)
        return paintMenuItem(canvas, *item);
    if (const auto* cell = qstyleoption_cast<const QStyleOptionViewItem*>(option); cell && element == CE_ItemViewItem) {
        const QStyleOptionViewItem own = asItIsShown(*cell);
        QProxyStyle::drawControl(element, &own, painter, widget);
        return paintBranch(canvas, own);
    }
    if (element == CE_Splitter)
        return paintSplitter(canvas, *option);
    if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option); tab && element == CE_TabBarTab)
        return paintTab(canvas, *tab);
    if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option); bar && element == CE_ProgressBar)
        return paintProgress(canvas, *bar);
    QProxyStyle::drawControl(element, option, painter, widget);
}

/// Tool tips, and what Qt's own dialogs say.
void Style::drawItemText(QPainter* painter, const QRect& rect, int flags, const QPalette& palette, bool isEnabled, const QString& text,
                         QPalette::ColorRole role) const {
    QProxyStyle::drawItemText(painter, rect, flags, palette, isEnabled, shownText(text, Lines::Many), role);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
    const Canvas canvas{*painter, m_look, widget};
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && control == CC_ComboBox)
        return paintCombo(canvas, *combo);
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option); spin && control == CC_SpinBox)
        return paintSpin(canvas, *spin);
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option); bar && control == CC_ScrollBar)
        return paintScrollBar(canvas, *bar);
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option); slider && control == CC_Slider)
        return paintSlider(canvas, *slider, subControlRect(CC_Slider, slider, SC_SliderGroove, widget),
                           subControlRect(CC_Slider, slider, SC_SliderHandle, widget));
    if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option); button && control == CC_ToolButton)
        return paintToolButton(canvas, *button);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace danlu::ui
