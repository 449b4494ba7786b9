#pragma once

#include "ui/widgets/RowDelegate.h"

namespace danlu::ui {

/// Rows of the table: a bar in each cell until its row was read.
class RowsDelegate : public RowDelegate {
    Q_OBJECT
public:
    explicit RowsDelegate(QObject* parent = nullptr) : RowDelegate(RowLines::Below, parent) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace danlu::ui
