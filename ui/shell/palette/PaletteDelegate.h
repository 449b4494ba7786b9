#pragma once

#include <QStyledItemDelegate>

namespace danlu::ui {

/// Paints the palette's list: captions, and rows with the letters that were typed marked in their names.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    static int captionHeight();
    static int rowHeight();

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace danlu::ui
