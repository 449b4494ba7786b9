#pragma once

#include "ui/widgets/RowDelegate.h"

namespace danlu::ui {

/// What a column of a file is taken for: a combo box while it is edited, an arrow that says so before.
class FieldDelegate : public RowDelegate {
    Q_OBJECT
public:
    explicit FieldDelegate(QObject* parent = nullptr) : RowDelegate(RowLines::Below, parent) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
};

} // namespace danlu::ui
