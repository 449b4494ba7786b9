#include "ui/widgets/Switch.h"

#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

namespace danlu::ui {
namespace {

constexpr int kKnobInset = 3;

QSize trackSize(const Look& look) { return {look.tokens().size(Size::SwitchWidth), look.tokens().size(Size::SwitchHeight)}; }

void paintTrack(QPainter& painter, const QRect& rect, const Look& look, const QCheckBox& box) {
    const double round = rect.height() / 2.0;
    const bool on = box.isChecked();
    if (on)
        paintBox(painter, rect, {look.color(box.isEnabled() ? Color::Accent : Color::BorderStrong), QColor(), round, Qt::SolidLine});
    else
        paintBox(painter, rect, {look.color(Color::Sunken), look.color(box.isEnabled() ? Color::BorderStrong : Color::Border), round, Qt::SolidLine});
    const int side = rect.height() - 2 * kKnobInset;
    const int x = on ? rect.right() + 1 - kKnobInset - side : rect.x() + kKnobInset;
    const Color knob = on ? Color::OnAccent : box.isEnabled() ? Color::TextMuted : Color::TextDisabled;
    paintBox(painter, QRect(x, rect.y() + kKnobInset, side, side), {look.color(knob), QColor(), side / 2.0, Qt::SolidLine});
}

} // namespace

Switch::Switch(const QString& text, QWidget* parent) : QCheckBox(text, parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

QSize Switch::sizeHint() const {
    const Look& look = lookOf(*this);
    const int letters = text().isEmpty() ? 0 : kGap + widthOf(text(), look.font(TextSize::Base)) + 1;
    return {trackSize(look).width() + letters, std::max(trackSize(look).height(), look.tokens().lineHeight(TextSize::Base))};
}

void Switch::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const QSize size = trackSize(look);
    paintTrack(painter, QRect(QPoint(0, (height() - size.height()) / 2), size), look, *this);
    paintText(painter, rect().adjusted(size.width() + kGap, 0, 0, 0), text(), look.font(TextSize::Base),
              look.color(isEnabled() ? Color::Text : Color::TextDisabled));
}

} // namespace danlu::ui
