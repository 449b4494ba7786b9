#include "ui/pages/audit/AuditDelegate.h"

#include "ui/pages/audit/AuditModel.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/Chip.h"

namespace danlu::ui {

void AuditDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QVariant day = index.data(AuditModel::DayRole);
    if (!day.isValid() || !option.widget)
        return RowDelegate::paint(painter, option, index);
    // Every cell paints its part of the one line of text.
    const Look& look = lookOf(*option.widget);
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, look.color(Color::Background));
    const QRect line(kPadding, option.rect.y(), option.widget->width(), option.rect.height());
    paintText(*painter, line, day.toString(), look.font(TextSize::Small, Weight::Strong), look.color(Color::TextMuted));
    painter->fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), look.color(Color::Border));
    painter->restore();
}

void AuditDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    RowDelegate::initStyleOption(option, index);
    if (!option->widget)
        return;
    const Look& look = lookOf(*option->widget);
    const auto write = [&](Color color) { option->palette.setColor(QPalette::Text, look.color(color)); };
    if (index.column() == AuditModel::Number || index.column() == AuditModel::Time)
        write(Color::TextMuted);
    if (const QVariant state = index.data(AuditModel::StateRole); state.isValid() && State(state.toInt()) != State::Good)
        write(lookOf(State(state.toInt())).text);
}

} // namespace danlu::ui
