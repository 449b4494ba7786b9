#include "ui/widgets/Chip.h"

#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QPainter>

namespace danlu::ui {
namespace {

constexpr int kChipIconGap = 4;

IconName iconOf(const ChipFace& face) { return face.icon.isEmpty() ? lookOf(face.state).icon : face.icon; }

} // namespace

StateLook lookOf(State state) {
    switch (state) {
    case State::Good:
        return {Color::Good, Color::GoodSoft, "ok"_icon};
    case State::Running:
        return {Color::AccentText, Color::AccentSoft, "flame"_icon};
    case State::Warning:
        return {Color::Warning, Color::WarningSoft, "warning"_icon};
    case State::Bad:
        return {Color::Bad, Color::BadSoft, "error"_icon};
    case State::Info:
        return {Color::Info, Color::InfoSoft, "info"_icon};
    case State::Neutral:
        break;
    }
    return {Color::TextMuted, Color::Sunken, {}};
}

QSize chipSize(const ChipFace& face, const Look& look) {
    const int icon = iconOf(face).isEmpty() ? 0 : look.tokens().icon(IconSize::Small) + kChipIconGap;
    return {widthOf(face.text, look.font(TextSize::Small)) + icon + 2 * kChipPadding, look.tokens().size(Size::Chip)};
}

void paintChip(QPainter& painter, const QRect& rect, const ChipFace& face, const Look& look) {
    const StateLook state = lookOf(face.state);
    const QSize size = chipSize(face, look);
    QRect shape(rect.x(), rect.y() + (rect.height() - size.height()) / 2, std::min(size.width(), rect.width()), size.height());
    paintBox(painter, shape, {look.color(state.soft), QColor(), double(look.tokens().radius(Radius::Chip)), Qt::SolidLine});
    shape.adjust(kChipPadding, 0, -kChipPadding, 0);
    if (const IconName icon = iconOf(face); !icon.isEmpty()) {
        const int side = look.tokens().icon(IconSize::Small);
        paintIcon(painter, QRect(shape.x(), shape.y() + (shape.height() - side) / 2, side, side), icon, look.color(state.text));
        shape.setLeft(shape.left() + side + kChipIconGap);
    }
    const QFont font = look.font(TextSize::Small);
    paintText(painter, shape, QFontMetrics(font).elidedText(face.text, Qt::ElideRight, shape.width()), font, look.color(state.text));
}

Chip::Chip(const ChipFace& face, QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFace(face);
}

void Chip::setFace(const ChipFace& face) {
    m_face = face;
    setAccessibleName(face.text);
    updateGeometry();
    update();
}

void Chip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintChip(painter, rect(), m_face, ui::lookOf(*this));
}

} // namespace danlu::ui
