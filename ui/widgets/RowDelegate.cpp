#include "ui/widgets/RowDelegate.h"

#include "ui/style/Look.h"

#include <QPainter>

namespace danlu::ui {

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    if (m_lines == RowLines::Below && option.widget)
        painter->fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), lookOf(*option.widget).color(Color::Border));
}

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
    option->displayAlignment |= Qt::AlignVCenter;
}

} // namespace danlu::ui
