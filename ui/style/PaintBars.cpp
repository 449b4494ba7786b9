#include "ui/style/PaintBars.h"

#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"

#include <QAbstractScrollArea>

namespace danlu::ui {
namespace {

/// What lies behind a scroll bar: it is opaque to Qt, and the area beside it may have any ground.
QColor groundOf(const Canvas& canvas) {
    for (const QWidget* above = canvas.widget; above; above = above->parentWidget())
        if (const auto* area = qobject_cast<const QAbstractScrollArea*>(above))
            return area->viewport()->palette().color(area->viewport()->backgroundRole());
    return canvas.color(Color::Surface);
}

QRect thumb(const QStyleOptionSlider& option) {
    const bool across = option.orientation == Qt::Horizontal;
    const int groove = across ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    if (range <= 0)
        return option.rect;
    const int length = std::clamp(int(qint64(groove) * option.pageStep / (range + option.pageStep)), std::min(kThumbLeast, groove), groove);
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition, groove - length, option.upsideDown);
    return across ? QRect(option.rect.x() + at, option.rect.y(), length, option.rect.height())
                  : QRect(option.rect.x(), option.rect.y() + at, option.rect.width(), length);
}

/// From one end of the bar to the thumb.
QRect page(const QStyleOptionSlider& option, QStyle::SubControl part) {
    const QRect rect = thumb(option);
    const bool before = (part == QStyle::SC_ScrollBarSubPage) != option.upsideDown;
    QRect rest = option.rect;
    if (option.orientation == Qt::Horizontal)
        before ? rest.setRight(rect.left() - 1) : rest.setLeft(rect.right() + 1);
    else
        before ? rest.setBottom(rect.top() - 1) : rest.setTop(rect.bottom() + 1);
    return rest;
}

QFont tabFont(const QStyleOption& option, const Look& look) {
    return look.font(TextSize::Base, has(option, QStyle::State_Selected) ? Weight::Strong : Weight::Regular);
}

Color tabColor(const QStyleOption& option) {
    if (!has(option, QStyle::State_Enabled))
        return Color::TextDisabled;
    if (has(option, QStyle::State_Selected))
        return Color::AccentText;
    return has(option, QStyle::State_MouseOver) ? Color::Text : Color::TextMuted;
}

void paintUnderline(const Canvas& canvas, const QRect& text, int bottom) {
    const int height = int(canvas.look.tokens().stroke(Stroke::TabUnderline));
    canvas.painter.fillRect(QRect(text.x(), bottom + 1 - height, text.width(), height), canvas.color(Color::Accent));
}

} // namespace

void paintScrollBar(const Canvas& canvas, const QStyleOptionSlider& option) {
    canvas.painter.fillRect(option.rect, groundOf(canvas));
    if (option.maximum <= option.minimum)
        return;
    const bool held =
        option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider) && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken));
    const int inset = (canvas.look.tokens().size(Size::Scrollbar) - kThumb) / 2;
    paintBox(canvas.painter, thumb(option).adjusted(inset, inset, -inset, -inset),
             {canvas.color(held ? Color::TextFaint : Color::BorderStrong), QColor(), kThumb / 2.0, Qt::SolidLine});
}

QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part) {
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return thumb(option);
    case QStyle::SC_ScrollBarGroove:
        return option.rect;
    case QStyle::SC_ScrollBarAddPage:
    case QStyle::SC_ScrollBarSubPage:
        return page(option, part);
    default:
        return {};
    }
}

void paintSplitter(const Canvas& canvas, const QStyleOption& option) {
    const QRect& rect = option.rect;
    const int width = canvas.look.tokens().size(Size::Splitter);
    const bool upright = has(option, QStyle::State_Horizontal); // the splitter lies, its handle stands
    const QRect line = upright ? QRect(rect.x() + (rect.width() - width) / 2, rect.y(), width, rect.height())
                               : QRect(rect.x(), rect.y() + (rect.height() - width) / 2, rect.width(), width);
    canvas.painter.fillRect(line, canvas.color(has(option, QStyle::State_MouseOver) ? Color::Accent : Color::Border));
}

void paintTab(const Canvas& canvas, const QStyleOptionTab& option) {
    const QFont font = tabFont(option, canvas.look);
    const QColor color = canvas.color(tabColor(option));
    const int icon = option.icon.isNull() ? 0 : canvas.look.tokens().icon(IconSize::Base);
    const int width = QFontMetrics(font).horizontalAdvance(option.text);
    QRect text(option.rect.x() + kTabPadding, option.rect.y(), option.rect.width() - 2 * kTabPadding, option.rect.height());
    if (icon > 0) {
        paintIcon(canvas.painter, QRect(text.x(), text.y() + (text.height() - icon) / 2, icon, icon), option.icon.name(), color);
        text.setLeft(text.left() + icon + kIconGap);
    }
    text.setWidth(std::min(text.width(), width));
    paintText(canvas.painter, text, QFontMetrics(font).elidedText(option.text, Qt::ElideRight, text.width()), font, color);
    if (has(option, QStyle::State_Selected))
        paintUnderline(canvas, text, option.rect.bottom());
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        paintRing(canvas.painter, text.adjusted(-kUnit, kGap, kUnit, -kGap), canvas.look, canvas.look.tokens().radius(Radius::Chip));
}

QSize tabSize(const QStyleOptionTab& option, const QSize& contents, const Look& look) {
    const int regular = QFontMetrics(look.font(TextSize::Base)).horizontalAdvance(option.text);
    const int strong = QFontMetrics(look.font(TextSize::Base, Weight::Strong)).horizontalAdvance(option.text);
    const int icon = option.icon.isNull() ? 0 : look.tokens().icon(IconSize::Base) + kIconGap;
    const int buttons = option.leftButtonSize.width() + option.rightButtonSize.width();
    Q_UNUSED(contents)
    return {std::max(regular, strong) + icon + buttons + 2 * kTabPadding, look.tokens().size(Size::TabBar)};
}

void paintProgress(const Canvas& canvas, const QStyleOptionProgressBar& option) {
    const int height = canvas.look.tokens().size(Size::Meter);
    const QRect bar(option.rect.x(), option.rect.y() + (option.rect.height() - height) / 2, option.rect.width(), height);
    const double range = double(option.maximum) - option.minimum;
    const double fraction = range > 0 ? (double(option.progress) - option.minimum) / range : 1;
    paintMeter(canvas.painter, bar, canvas.look, fraction, canvas.color(range > 0 ? Color::Accent : Color::AccentSoft));
}

} // namespace danlu::ui
