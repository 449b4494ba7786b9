#include "ui/pages/data/TwoLineDelegate.h"

#include "ui/style/Icon.h"
#include "ui/style/Metrics.h"
#include "ui/style/PaintViews.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QMouseEvent>

namespace danlu::ui {
namespace {

Color colorAt(const QModelIndex& index, int role, Color usual) {
    const QVariant color = index.data(role);
    return color.isValid() ? Color(color.toInt()) : usual;
}

void paintElided(const Canvas& canvas, const QRect& rect, const QString& text, const QFont& font, Color color) {
    paintText(canvas.painter, rect, QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()), font, canvas.color(color));
}

} // namespace

QRect TwoLineDelegate::checkRect(const QStyleOptionViewItem& option) {
    const int side = lookOf(*option.widget).tokens().size(Size::Check);
    return {option.rect.x() + kPadding, option.rect.y() + (option.rect.height() - side) / 2, side, side};
}

void TwoLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Look& look = lookOf(*option.widget);
    const Canvas canvas{*painter, look, option.widget};
    paintRow(canvas, option);
    const QVariant check = index.data(Qt::CheckStateRole);
    int x = option.rect.x() + kPadding;
    if (check.isValid()) {
        QStyleOptionViewItem box = option;
        box.rect = checkRect(option);
        box.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus);
        box.state |= check.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        option.widget->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
        x += box.rect.width() + kGap;
    }
    if (const QString icon = index.data(kIcon).toString(); !icon.isEmpty()) {
        const int side = look.tokens().icon(IconSize::Base);
        paintIcon(*painter, QRect(x, option.rect.y() + (option.rect.height() - side) / 2, side, side), icon,
                  look.color(colorAt(index, kIconColor, Color::TextMuted)));
        x += side + kGap;
    }
    const QString right = index.data(kRight).toString();
    const QFont small = look.font(TextSize::Small), base = look.font(TextSize::Base);
    const int rightWidth = right.isEmpty() ? 0 : widthOf(right, small);
    const int end = option.rect.right() - kPadding;
    paintText(*painter, QRect(end - rightWidth, option.rect.y(), rightWidth, option.rect.height()), right, small,
              look.color(colorAt(index, kRightColor, Color::TextMuted)));
    const int room = end - rightWidth - (rightWidth > 0 ? kGap : 0) - x, half = option.rect.height() / 2 - 3;
    const bool isOff = check.isValid() && check.toInt() != Qt::Checked;
    paintElided(canvas, QRect(x, option.rect.y() + 3, room, half), index.data().toString(), base, isOff ? Color::TextMuted : Color::Text);
    paintElided(canvas, QRect(x, option.rect.y() + 3 + half, room, half), index.data(kSecond).toString(), small,
                colorAt(index, kSecondColor, Color::TextMuted));
    if (has(option, QStyle::State_HasFocus))
        paintCellRing(canvas, option);
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {0, lookOf(*option.widget).tokens().size(Size::RowTwoLine)};
}

bool TwoLineDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QVariant check = index.data(Qt::CheckStateRole);
    if (!check.isValid())
        return false;
    const bool isClick = event->type() == QEvent::MouseButtonRelease && checkRect(option).contains(static_cast<QMouseEvent*>(event)->pos());
    const bool isKey = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    if (!isClick && !isKey)
        return false;
    return model->setData(index, check.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace danlu::ui
