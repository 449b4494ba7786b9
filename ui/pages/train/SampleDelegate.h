#pragma once

#include <QStyledItemDelegate>

namespace danlu::ui {

/// Rows of SamplesModel: a caption and a text of several lines; answers stand in a box of their own. Long questions are folded unless they
/// are the current row.
class SampleDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace danlu::ui
