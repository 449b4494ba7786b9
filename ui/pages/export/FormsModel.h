#pragma once

#include "ui/pages/export/Forms.h"
#include "ui/widgets/RowDelegate.h"

#include <QAbstractTableModel>

namespace danlu::ui {

/// What was measured, level by level, beside the original: a row for the original and for each form that has figures.
class FormsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Form, Perplexity, Speed, FirstLevel }; // the levels, from the outermost, then nothing
    enum Role { ShareRole = Qt::UserRole, ChangeRole };  // of a level: F1 as a share, and what is lost against the original

    using QAbstractTableModel::QAbstractTableModel;
    void setTable(const FormTable& table);
    std::size_t levels() const { return m_table.original ? m_table.original->levels.size() : 0; }
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(FirstLevel) + int(levels()); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    struct Row {
        QString name; // empty: the original
        Measured figures;
        bool isOriginal;
    };
    QString cellText(const Row& row, int column) const;

    FormTable m_table;
    std::vector<Row> m_rows;
};

/// Paints a level's F1 with a bar and, smaller, what is lost.
class LevelDelegate : public RowDelegate {
    Q_OBJECT
public:
    explicit LevelDelegate(QObject* parent = nullptr) : RowDelegate(RowLines::Below, parent) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The names of levels: 大类, 中类, 小类.
QString levelText(std::size_t level, std::size_t levels);

} // namespace danlu::ui
