#pragma once

#include <QStyledItemDelegate>

namespace danlu::ui {

enum class RowLines { None, Below };

/// The rows of tables: what Style paints, and a line below each instead of Qt's grid. Delegates that paint cells of their own derive from it.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RowDelegate(RowLines lines, QObject* parent = nullptr) : QStyledItemDelegate(parent), m_lines(lines) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    RowLines m_lines;
};

} // namespace danlu::ui
