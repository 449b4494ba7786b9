#include "ui/style/PaintInputs.h"

#include "ui/style/Icon.h"
#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"

#include <QWidget>

namespace danlu::ui {
namespace {

constexpr int kEditInset = 7; // a line edit adds two of its own: text begins at 9, behind the line and the padding

void paintArrow(const Canvas& canvas, const QRect& rect, IconName name, int side, Color color) {
    paintIcon(canvas.painter, centred(rect, side), name, canvas.color(color));
}

Color arrowColor(const QStyleOption& option) { return has(option, QStyle::State_Enabled) ? Color::TextMuted : Color::TextDisabled; }

void paintStep(const Canvas& canvas, const QStyleOptionSpinBox& option, QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag step, IconName name) {
    const QRect rect = spinPart(option, part, 0);
    const bool enabled = has(option, QStyle::State_Enabled) && option.stepEnabled.testFlag(step);
    if (enabled && option.activeSubControls.testFlag(part) && has(option, QStyle::State_MouseOver))
        canvas.painter.fillRect(rect, canvas.color(has(option, QStyle::State_Sunken) ? Color::Pressed : Color::Hover));
    paintArrow(canvas, rect, name, canvas.look.tokens().fontPixels(TextSize::Caption) - 1, enabled ? Color::TextMuted : Color::TextDisabled);
}

/// Right of the text, left of what `beside` is wide.
void paintUnit(const Canvas& canvas, const QStyleOption& option, int beside) {
    const QColor color = canvas.color(has(option, QStyle::State_Enabled) ? Color::TextFaint : Color::TextDisabled);
    const QRect rect = option.rect.adjusted(0, 0, -beside - kCellPadding - 1, 0);
    paintText(canvas.painter, rect, unitOf(canvas.widget), canvas.look.font(TextSize::Base), color, Qt::AlignVCenter | Qt::AlignRight);
}

} // namespace

void paintInput(const Canvas& canvas, const QStyleOption& option) {
    const bool enabled = has(option, QStyle::State_Enabled);
    const Color line = validityOf(canvas.widget) == Validity::Invalid ? Color::Bad : enabled ? Color::BorderStrong : Color::Border;
    paintBox(canvas.painter, option.rect,
             {canvas.color(enabled ? Color::Surface : Color::Raised), canvas.color(line), double(canvas.look.tokens().radius(Radius::Control)), Qt::SolidLine});
}

void paintField(const Canvas& canvas, const QStyleOption& option) {
    paintInput(canvas, option);
    paintUnit(canvas, option, 0);
}

void paintCombo(const Canvas& canvas, const QStyleOptionComboBox& option) {
    paintInput(canvas, option);
    if (!option.editable && has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        paintBox(canvas.painter, option.rect,
                 {canvas.color(Color::Hover), canvas.color(Color::BorderStrong), double(canvas.look.tokens().radius(Radius::Control)), Qt::SolidLine});
    paintArrow(canvas, comboPart(option, QStyle::SC_ComboBoxArrow), "chevron-down"_icon, canvas.look.tokens().icon(IconSize::Small), arrowColor(option));
}

void paintComboLabel(const Canvas& canvas, const QStyleOptionComboBox& option) {
    if (option.editable)
        return;
    QRect rect = comboPart(option, QStyle::SC_ComboBoxEditField).adjusted(2, 0, 0, 0);
    const QColor color = canvas.color(has(option, QStyle::State_Enabled) ? Color::Text : Color::TextDisabled);
    if (!option.currentIcon.isNull()) {
        option.currentIcon.paint(&canvas.painter, QRect(rect.x(), rect.y(), option.iconSize.width(), rect.height()));
        rect.setLeft(rect.left() + option.iconSize.width() + kIconGap);
    }
    const QFont font = canvas.widget ? canvas.widget->font() : canvas.look.font(TextSize::Base);
    paintText(canvas.painter, rect, QFontMetrics(font).elidedText(option.currentText, Qt::ElideRight, rect.width()), font, color);
}

void paintSpin(const Canvas& canvas, const QStyleOptionSpinBox& option) {
    paintInput(canvas, option);
    const bool buttons = option.buttonSymbols != QAbstractSpinBox::NoButtons;
    paintUnit(canvas, option, buttons ? kStepColumn : 0);
    if (!buttons)
        return;
    paintStep(canvas, option, QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, "chevron-up"_icon);
    paintStep(canvas, option, QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, "chevron-down"_icon);
}

QRect comboPart(const QStyleOptionComboBox& option, QStyle::SubControl part) {
    const QRect& rect = option.rect;
    if (part == QStyle::SC_ComboBoxArrow)
        return {rect.right() - kArrowColumn, rect.y(), kArrowColumn, rect.height()};
    if (part == QStyle::SC_ComboBoxEditField)
        return rect.adjusted(kEditInset, 1, -kArrowColumn, -1);
    return rect;
}

QRect spinPart(const QStyleOptionSpinBox& option, QStyle::SubControl part, int unit) {
    const bool buttons = option.buttonSymbols != QAbstractSpinBox::NoButtons;
    const QRect inner = option.rect.adjusted(1, 1, -1, -1);
    const int left = inner.right() + 1 - kStepColumn - 2;
    const int half = inner.height() / 2;
    switch (part) {
    case QStyle::SC_SpinBoxUp:
        return buttons ? QRect(left, inner.y() + 1, kStepColumn, half - 1) : QRect();
    case QStyle::SC_SpinBoxDown:
        return buttons ? QRect(left, inner.y() + half, kStepColumn, half - 1) : QRect();
    case QStyle::SC_SpinBoxEditField:
        return inner.adjusted(kEditInset - 1, 0, (buttons ? -kStepColumn - 2 : -kEditInset + 1) - unit, 0);
    default:
        return option.rect;
    }
}

int unitWidth(const Look& look, const QWidget* widget) {
    const QString unit = unitOf(widget);
    return unit.isEmpty() ? 0 : widthOf(unit, look.font(TextSize::Base)) + kIconGap;
}

QSize inputSize(const QSize& contents, int beside, const Look& look, const QWidget* widget) {
    const Size size = controlSizeOf(widget) == ControlSize::Small ? Size::ControlSmall : Size::Control;
    return {contents.width() + beside + unitWidth(look, widget), look.tokens().size(size)};
}

} // namespace danlu::ui
