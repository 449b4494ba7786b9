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

void paintSlider(const Canvas& canvas, const QStyleOptionSlider& option, const QRect& groove, const QRect& handle) {
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool across = option.orientation == Qt::Horizontal;
    const QRect bar = across ? QRect(groove.x(), groove.center().y() - kUnit / 2 + 1, groove.width(), kUnit)
                             : QRect(groove.center().x() - kUnit / 2 + 1, groove.y(), kUnit, groove.height());
    QRect done = bar;
    across ? done.setRight(handle.center().x()) : done.setTop(handle.center().y());
    paintBox(canvas.painter, bar, {canvas.color(Color::Sunken), canvas.color(Color::Border), kUnit / 2.0, Qt::SolidLine});
    paintBox(canvas.painter, done, {canvas.color(enabled ? Color::Accent : Color::BorderStrong), QColor(), kUnit / 2.0, Qt::SolidLine});
    const QRect knob = centred(handle, canvas.look.tokens().size(Size::Check) - 2).intersected(option.rect);
    const Color line = enabled ? byMouse(option, Color::BorderStrong, Color::Accent, Color::AccentPressed) : Color::Border;
    paintBox(canvas.painter, knob, {canvas.color(Color::Surface), canvas.color(line), knob.width() / 2.0, Qt::SolidLine});
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
    QRect text = tabText(option, canvas.look);
    const int icon = canvas.look.tokens().icon(IconSize::Base);
    if (!option.icon.isNull())
        paintIcon(canvas.painter, centred(QRect(text.x() - icon - kIconGap, text.y(), icon, text.height()), icon), option.icon.name(), color);
    text.setWidth(std::min(text.width(), widthOf(option.text, font)));
    paintText(canvas.painter, text, QFontMetrics(font).elidedText(option.text, Qt::ElideRight, text.width()), font, color);
    if (has(option, QStyle::State_Selected))
        paintUnderline(canvas, text, option.rect.bottom());
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        paintRing(canvas.painter, text.adjusted(-kUnit, kGap, kUnit, -kGap), canvas.look, canvas.look.tokens().radius(Radius::Chip));
}

QRect tabText(const QStyleOptionTab& option, const Look& look) {
    const int icon = option.icon.isNull() ? 0 : look.tokens().icon(IconSize::Base) + kIconGap;
    return option.rect.adjusted(kTabPadding + option.leftButtonSize.width() + icon, 0, -kTabPadding - option.rightButtonSize.width(), 0);
}

QSize tabSize(const QStyleOptionTab& option, const QSize& contents, const Look& look) {
    const int regular = widthOf(option.text, look.font(TextSize::Base));
    const int strong = widthOf(option.text, look.font(TextSize::Base, Weight::Strong));
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
