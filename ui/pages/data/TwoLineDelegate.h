#pragma once

#include "ui/style/Look.h"

#include <QStyledItemDelegate>

namespace danlu::ui {

/// Rows with a muted second line and something at the right: files of an import, steps of a recipe.
class TwoLineDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    // Beside Qt's own: title, check box, icon.
    static constexpr int kSecond = Qt::UserRole + 1;
    static constexpr int kSecondColor = Qt::UserRole + 2; // int(Color)
    static constexpr int kRight = Qt::UserRole + 3;
    static constexpr int kRightColor = Qt::UserRole + 4;
    static constexpr int kIcon = Qt::UserRole + 5; // the drawing's name
    static constexpr int kIconColor = Qt::UserRole + 6;

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;

private:
    static QRect checkRect(const QStyleOptionViewItem& option);
};

} // namespace danlu::ui
