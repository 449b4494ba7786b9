#pragma once

#include <QStyledItemDelegate>

namespace danlu::ui {

/// A cell of DiffModel: the text in two lines that begin near what changed; what goes is struck through, what comes is marked.
class DiffDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    static int rowHeight(const QWidget& view);
};

} // namespace danlu::ui
