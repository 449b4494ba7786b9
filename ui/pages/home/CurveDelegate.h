#pragma once

#include "ui/widgets/RowDelegate.h"

namespace danlu::ui {

/// A row of RecentRunsModel: the loss as a line through the cell, everything else as RowDelegate has it.
class CurveDelegate : public RowDelegate {
    Q_OBJECT
public:
    explicit CurveDelegate(QObject* parent = nullptr) : RowDelegate(RowLines::Below, parent) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace danlu::ui
