#pragma once

#include "base/Json.h"
#include "ui/pages/data/RowColumns.h"

#include <QAbstractTableModel>

namespace danlu::ui {

/// The first rows of a file, as they would be imported.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    /// One file of previewImport.
    void setFile(const Json& file);
    RowColumn columnAt(int column) const { return m_columns[std::size_t(column)]; }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<RowColumn> m_columns;
    std::vector<services::ShownRow> m_rows;
};

/// The row in the form that services hand out: {text}, {text, label}, {messages}, {messages, rejected}.
Row rowOf(const Json& json);

} // namespace danlu::ui
