#include "ui/pages/data/RowsDelegate.h"

#include "ui/pages/data/RowsModel.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

namespace danlu::ui {
namespace {

constexpr int kBarHeight = 8;

} // namespace

void RowsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    RowDelegate::paint(painter, option, index);
    if (index.column() == 0 || index.data(RowsModel::kIsThere).toBool() || !option.widget)
        return;
    const int width = std::max(0, (option.rect.width() - 2 * kCellPadding) * (5 + index.row() % 4) / 9); // uneven, as texts are
    const QRect bar(option.rect.x() + kCellPadding, option.rect.center().y() - kBarHeight / 2, width, kBarHeight);
    paintBox(*painter, bar, {lookOf(*option.widget).color(Color::Sunken), QColor(), kBarHeight / 4.0, Qt::SolidLine});
}

} // namespace danlu::ui
