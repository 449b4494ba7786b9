#include "ui/style/Icon.h"
#include "ui/style/PaintButtons.h"

namespace danlu::ui {
namespace {

bool isSet(const QStyleOption& option) { return has(option, QStyle::State_On) || has(option, QStyle::State_NoChange); }

Box markBox(const Canvas& canvas, const QStyleOption& option, double radius) {
    const bool enabled = has(option, QStyle::State_Enabled);
    if (isSet(option))
        return {canvas.color(enabled ? byMouse(option, Color::Accent, Color::AccentHover, Color::AccentPressed) : Color::BorderStrong), QColor(), radius,
                Qt::SolidLine};
    return {canvas.color(byMouse(option, Color::Surface, Color::Hover, Color::Pressed)), canvas.color(enabled ? Color::BorderStrong : Color::Border), radius,
            Qt::SolidLine};
}

} // namespace

void paintCheck(const Canvas& canvas, const QStyleOption& option) {
    const int side = canvas.look.tokens().size(Size::Check);
    const QRect rect = centred(option.rect, side);
    paintBox(canvas.painter, rect, markBox(canvas, option, canvas.look.tokens().radius(Radius::Chip)));
    if (isSet(option))
        paintIcon(canvas.painter, rect, has(option, QStyle::State_NoChange) ? "minus"_icon : "check"_icon, canvas.color(Color::OnAccent));
}

void paintRadio(const Canvas& canvas, const QStyleOption& option) {
    const int side = canvas.look.tokens().size(Size::Check);
    const QRect rect = centred(option.rect, side);
    paintBox(canvas.painter, rect, markBox(canvas, option, side / 2.0));
    const int dot = side / 2 - 2;
    if (has(option, QStyle::State_On))
        paintBox(canvas.painter, centred(rect, dot), {canvas.color(Color::OnAccent), QColor(), dot / 2.0, Qt::SolidLine});
}

} // namespace danlu::ui
