#include "ui/style/PaintButtons.h"

#include "ui/style/Icon.h"
#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/style/ShownText.h"

#include <QWidget>

namespace danlu::ui {
namespace {

/// What lies in a button from left to right.
struct ButtonFace {
    QString icon, text;
    QStringList caps;
    QFont font;
    int textWidth = 0;
    int capsWidth = 0;
    bool menu = false;

    bool iconOnly() const { return text.isEmpty() && caps.isEmpty() && !menu; }
};

QFont buttonFont(const Look& look, const QWidget* widget) {
    const auto size = controlSizeOf(widget) == ControlSize::Small ? TextSize::Small : TextSize::Base;
    return look.font(size, kindOf(widget) == Kind::Primary ? Weight::Strong : Weight::Regular);
}

ButtonFace faceOf(const QIcon& icon, const QString& text, const Look& look, const QWidget* widget) {
    ButtonFace face;
    face.icon = icon.name();
    face.text = withoutMnemonics(text);
    face.caps = keyCapsOf(widget);
    face.font = buttonFont(look, widget);
    face.textWidth = widthOf(face.text, face.font);
    face.capsWidth = keyCapsWidth(face.caps, look);
    return face;
}

ButtonFace faceOf(const QStyleOptionButton& option, const Look& look, const QWidget* widget) {
    ButtonFace face = faceOf(option.icon, option.text, look, widget);
    face.menu = option.features.testFlag(QStyleOptionButton::HasMenu);
    return face;
}

ButtonFace faceOf(const QStyleOptionToolButton& option, const Look& look, const QWidget* widget) {
    const bool text = option.toolButtonStyle != Qt::ToolButtonIconOnly || option.icon.isNull();
    ButtonFace face = faceOf(option.toolButtonStyle == Qt::ToolButtonTextOnly ? QIcon() : option.icon, text ? option.text : QString(), look, widget);
    face.menu = option.features.testFlag(QStyleOptionToolButton::HasMenu) && text;
    return face;
}

int controlHeight(const Look& look, const QWidget* widget) {
    return look.tokens().size(controlSizeOf(widget) == ControlSize::Small ? Size::ControlSmall : Size::Control);
}

int faceWidth(const ButtonFace& face, const Look& look) {
    int width = 0;
    const auto add = [&](int part, int gap) { width += part > 0 ? part + (width > 0 ? gap : 0) : 0; };
    add(face.icon.isEmpty() ? 0 : look.tokens().icon(IconSize::Base), kIconGap);
    add(face.textWidth, kIconGap);
    add(face.capsWidth, kGap);
    add(face.menu ? look.tokens().icon(IconSize::Small) : 0, kIconGap);
    return width;
}

QSize faceSize(const ButtonFace& face, const Look& look, const QWidget* widget) {
    const int height = controlHeight(look, widget);
    const int padding = controlSizeOf(widget) == ControlSize::Small ? kButtonPaddingSmall : kButtonPadding;
    return {face.iconOnly() ? height : faceWidth(face, look) + 2 * padding + 2, height};
}

Color textColor(const QStyleOption& option, Kind kind) {
    if (!has(option, QStyle::State_Enabled))
        return Color::TextDisabled;
    if (has(option, QStyle::State_On) && kind == Kind::Quiet)
        return Color::AccentText;
    switch (kind) {
    case Kind::Primary:
        return Color::OnAccent;
    case Kind::Quiet:
        return Color::TextMuted;
    case Kind::Destructive:
        return Color::Bad;
    case Kind::Normal:
        break;
    }
    return Color::Text;
}

void paintFace(const Canvas& canvas, const QRect& rect, const ButtonFace& face, const QColor& color) {
    const int icon = canvas.look.tokens().icon(IconSize::Base);
    QRect rest(rect.x() + (rect.width() - faceWidth(face, canvas.look)) / 2, rect.y(), rect.width(), rect.height());
    if (!face.icon.isEmpty()) {
        paintIcon(canvas.painter, QRect(rest.x(), rest.y() + (rest.height() - icon) / 2, icon, icon), face.icon, color);
        rest.setLeft(rest.left() + icon + kIconGap);
    }
    paintText(canvas.painter, rest, face.text, face.font, color);
    rest.setLeft(rest.left() + face.textWidth + (face.capsWidth > 0 ? kGap : kIconGap));
    QColor line = color;
    line.setAlphaF(0.5F);
    paintKeyCaps(canvas.painter, rest, face.caps, canvas.look, {QColor(), line, color});
    if (face.menu) {
        const int arrow = canvas.look.tokens().icon(IconSize::Small);
        paintIcon(canvas.painter, QRect(rest.x(), rest.y() + (rest.height() - arrow) / 2, arrow, arrow), "chevron-down"_icon, color);
    }
}

Box quietBox(const Canvas& canvas, const QStyleOption& option, double radius) {
    const Color fill = byMouse(option, Color::Surface, Color::Hover, Color::Pressed);
    if (has(option, QStyle::State_On))
        return {canvas.color(Color::Selection), QColor(), radius, Qt::SolidLine};
    return {fill == Color::Surface ? QColor() : canvas.color(fill), QColor(), radius, Qt::SolidLine};
}

Box bevel(const Canvas& canvas, const QStyleOption& option, Kind kind) {
    const double radius = canvas.look.tokens().radius(Radius::Control);
    if (kind == Kind::Quiet || kind == Kind::Destructive)
        return quietBox(canvas, option, radius);
    if (!has(option, QStyle::State_Enabled))
        return {canvas.color(Color::Surface), canvas.color(Color::Border), radius, Qt::SolidLine};
    if (kind == Kind::Primary)
        return {canvas.color(byMouse(option, Color::Accent, Color::AccentHover, Color::AccentPressed)), QColor(), radius, Qt::SolidLine};
    const Color calm = has(option, QStyle::State_On) ? Color::Selection : Color::Surface;
    return {canvas.color(byMouse(option, calm, calm == Color::Surface ? Color::Hover : calm, Color::Pressed)), canvas.color(Color::BorderStrong), radius,
            Qt::SolidLine};
}

} // namespace

void paintButtonBevel(const Canvas& canvas, const QStyleOptionButton& option) {
    paintBox(canvas.painter, option.rect, bevel(canvas, option, kindOf(canvas.widget)));
}

void paintButtonLabel(const Canvas& canvas, const QStyleOptionButton& option) {
    ButtonFace face = faceOf(option, canvas.look, canvas.widget);
    if (!has(option, QStyle::State_Enabled)) // in the room of the strong letters, so that nothing moves
        face.font.setWeight(QFont::Normal);
    paintFace(canvas, option.rect, face, canvas.color(textColor(option, kindOf(canvas.widget))));
}

void paintButton(const Canvas& canvas, const QStyleOptionButton& option) {
    paintButtonBevel(canvas, option);
    paintButtonLabel(canvas, option);
}

QSize buttonSize(const QStyleOptionButton& option, const Look& look, const QWidget* widget) { return faceSize(faceOf(option, look, widget), look, widget); }

void paintToolButton(const Canvas& canvas, const QStyleOptionToolButton& option) {
    const Kind kind = kindOf(canvas.widget) == Kind::Normal ? Kind::Quiet : kindOf(canvas.widget); // a tool button is quiet unless it says otherwise
    paintBox(canvas.painter, option.rect, bevel(canvas, option, kind));
    paintFace(canvas, option.rect, faceOf(option, canvas.look, canvas.widget), canvas.color(textColor(option, kind)));
}

QSize toolButtonSize(const QStyleOptionToolButton& option, const Look& look, const QWidget* widget) {
    return faceSize(faceOf(option, look, widget), look, widget);
}

} // namespace danlu::ui
