#pragma once

#include "ui/widgets/RowDelegate.h"

namespace danlu::ui {

/// Rows of the audit log: the heading of a day runs over all columns, an outcome that is no success is in its state's colour.
class AuditDelegate : public RowDelegate {
    Q_OBJECT
public:
    explicit AuditDelegate(QObject* parent = nullptr) : RowDelegate(RowLines::Below, parent) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace danlu::ui
