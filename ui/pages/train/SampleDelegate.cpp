#include "ui/pages/train/SampleDelegate.h"

#include "ui/pages/train/SamplesModel.h"
#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QAbstractItemView>
#include <QTextLayout>

namespace danlu::ui {
namespace {

using SampleKind = SamplesModel::Kind;
constexpr int kFoldedLines = 5;

SampleKind kindOf(const QModelIndex& index) { return SampleKind(index.data(SamplesModel::KindRole).toInt()); }

bool isAnswer(const QModelIndex& index) { return kindOf(index) == SampleKind::Answer; }

/// Only the model's own words are always shown whole.
bool isToFold(const QStyleOptionViewItem& option, const QModelIndex& index) {
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return !isAnswer(index) && !(view && view->currentIndex() == index);
}

/// The text in lines of one height; returns how many.
int layOut(QTextLayout& layout, int width, int lineHeight, bool isFolded) {
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.beginLayout();
    int lines = 0;
    while (!isFolded || lines < kFoldedLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition(QPointF(0, lines++ * lineHeight + (lineHeight - line.height()) / 2));
    }
    layout.endLayout();
    return lines;
}

QString linesOf(const QModelIndex& index) { return index.data().toString().replace(QLatin1Char('\n'), QChar::LineSeparator); }

struct SampleRoom {
    int top, left, bottom; // around caption and text
};
SampleRoom roomOf(const QModelIndex& index) {
    switch (kindOf(index)) {
    case SampleKind::Question:
        return {index.row() == 0 ? kGap : kPadding + 1, kPadding, kUnit};
    case SampleKind::Expected:
        return {kUnit, kPadding, kGap};
    case SampleKind::Answer:
        break;
    }
    return {kGap, kPadding + kGap, kGap + kUnit};
}

int widthIn(const QStyleOptionViewItem& option, const SampleRoom& room) {
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return std::max(1, (view ? view->viewport()->width() : option.rect.width()) - 2 * room.left);
}

/// "as in the dataset" at the right of a caption.
void paintMatch(const Canvas& canvas, const QRect& caption) {
    const QFont font = canvas.look.font(TextSize::Small);
    const QString text = SampleDelegate::tr("as in the dataset");
    const int side = canvas.look.tokens().icon(IconSize::Small);
    const int width = widthOf(text, font);
    paintText(canvas.painter, caption, text, font, canvas.color(Color::Good), Qt::AlignRight);
    paintIcon(canvas.painter, QRect(caption.right() - width - kIconGap - side, caption.y() + (caption.height() - side) / 2, side, side), "ok"_icon,
              canvas.color(Color::Good));
}

} // namespace

QSize SampleDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Look& look = lookOf(*option.widget);
    const SampleRoom room = roomOf(index);
    QTextLayout layout(linesOf(index), look.font(TextSize::Base));
    const int lineHeight = look.tokens().lineHeight(TextSize::Base);
    const int lines = layOut(layout, widthIn(option, room), lineHeight, isToFold(option, index));
    return {1, room.top + look.tokens().lineHeight(TextSize::Small) + lines * lineHeight + room.bottom};
}

void SampleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Look& look = lookOf(*option.widget);
    const Canvas canvas{*painter, look, option.widget};
    const SampleRoom room = roomOf(index);
    const SampleKind kind = kindOf(index);
    const bool isSelected = has(option, QStyle::State_Selected);
    const QColor selected = look.color(option.widget->hasFocus() ? Color::Selection : Color::SelectionInactive);
    if (kind == SampleKind::Question && index.row() > 0)
        painter->fillRect(QRect(option.rect.x(), option.rect.y(), option.rect.width(), 1), look.color(Color::Border));
    if (kind == SampleKind::Answer)
        paintBox(*painter, option.rect.adjusted(kPadding, 0, -kPadding, -kUnit),
                 {isSelected ? selected : look.color(Color::Sunken), {}, double(look.tokens().radius(Radius::Control))});
    else if (isSelected)
        painter->fillRect(option.rect.adjusted(0, 1, 0, 0), selected);
    const QRect inside = option.rect.adjusted(room.left, room.top, -room.left, -room.bottom);
    const QRect caption(inside.x(), inside.y(), inside.width(), look.tokens().lineHeight(TextSize::Small));
    paintText(*painter, caption, index.data(SamplesModel::CaptionRole).toString(), look.font(TextSize::Small), look.color(Color::TextMuted));
    if (index.data(SamplesModel::MatchRole).toBool())
        paintMatch(canvas, caption);
    QTextLayout layout(linesOf(index), look.font(TextSize::Base));
    layOut(layout, widthIn(option, room), look.tokens().lineHeight(TextSize::Base), isToFold(option, index));
    painter->setPen(look.color(kind == SampleKind::Expected ? Color::TextMuted : Color::Text));
    layout.draw(painter, QPointF(inside.x(), caption.bottom() + 1));
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        paintRing(*painter, QRectF(option.rect).adjusted(1, 1, -1, -1), look, 0);
}

} // namespace danlu::ui
