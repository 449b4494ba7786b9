#include "ui/style/PaintMenus.h"

#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"
#include "ui/style/ShownText.h"

namespace danlu::ui {
namespace {

/// Left of the texts, where any item of the menu has an icon or a check mark.
int markColumn(const QStyleOptionMenuItem& option, const Look& look) {
    return option.menuHasCheckableItems || option.maxIconWidth > 0 ? look.tokens().icon(IconSize::Base) + kGap : 0;
}

void paintSeparator(const Canvas& canvas, const QStyleOptionMenuItem& option) {
    if (!option.text.isEmpty())
        return paintText(canvas.painter, option.rect.adjusted(kPadding, 0, -kPadding, 0), option.text, canvas.look.font(TextSize::Caption),
                         canvas.color(Color::TextFaint));
    canvas.painter.fillRect(QRect(option.rect.x(), option.rect.center().y(), option.rect.width(), 1), canvas.color(Color::Border));
}

void paintItemMark(const Canvas& canvas, const QStyleOptionMenuItem& option, const QColor& color) {
    const int side = canvas.look.tokens().icon(IconSize::Base);
    const QRect rect(option.rect.x() + kPadding, option.rect.y() + (option.rect.height() - side) / 2, side, side);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable)
        paintIcon(canvas.painter, rect, option.checked ? "check"_icon : IconName{}, canvas.color(Color::AccentText));
    else
        paintIcon(canvas.painter, rect, option.icon.name(), color);
}

void paintItemTexts(const Canvas& canvas, const QStyleOptionMenuItem& option, const QColor& color) {
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    const QRect rect = option.rect.adjusted(kPadding + markColumn(option, canvas.look), 0, -kPadding, 0);
    paintText(canvas.painter, rect, withoutMnemonics(parts.first()), canvas.look.font(TextSize::Base), color);
    if (parts.size() > 1)
        paintText(canvas.painter, rect, parts.last(), canvas.look.font(TextSize::Small), canvas.color(Color::TextFaint), Qt::AlignVCenter | Qt::AlignRight);
}

} // namespace

void paintMenuPanel(const Canvas& canvas, const QStyleOption& option) {
    paintBox(canvas.painter, option.rect, {canvas.color(Color::Raised), canvas.color(Color::BorderStrong), 0, Qt::SolidLine});
}

void paintMenuItem(const Canvas& canvas, const QStyleOptionMenuItem& option) {
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return paintSeparator(canvas, option);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor color = canvas.color(enabled ? Color::Text : Color::TextDisabled);
    if (enabled && has(option, QStyle::State_Selected))
        canvas.painter.fillRect(option.rect, canvas.color(Color::Selection));
    paintItemMark(canvas, option, color);
    paintItemTexts(canvas, option, color);
    const int arrow = canvas.look.tokens().icon(IconSize::Small);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(canvas.painter, centred(QRect(option.rect.right() - kPadding - arrow, option.rect.y(), arrow, option.rect.height()), arrow),
                  "chevron-right"_icon, canvas.color(Color::TextMuted));
}

QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents, const Look& look) {
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), option.text.isEmpty() ? 2 * kUnit + 1 : look.tokens().size(Size::RowCompact)};
    return {contents.width() + markColumn(option, look) + 2 * kPadding + kGroupGap, look.tokens().size(Size::Row)};
}

void paintTip(const Canvas& canvas, const QStyleOption& option) { canvas.painter.fillRect(option.rect, canvas.color(Color::TooltipBackground)); }

} // namespace danlu::ui
