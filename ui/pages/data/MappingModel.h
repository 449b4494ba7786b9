#pragma once

#include "base/Json.h"

#include <QAbstractTableModel>

#include <map>

namespace danlu::ui {

/// The columns of a file: what each is taken for, and its first value. What it is taken for can be edited.
class MappingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { kFileColumn, kField, kFirst, kColumns };
    static constexpr int kChoices = Qt::UserRole; // fields that a column may be taken for, "" first

    using QAbstractTableModel::QAbstractTableModel;
    /// One file of previewImport.
    void setFile(const Json& file);
    int used() const;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// A person says what a column is; `was` is what it was taken for. Either may be "".
    void chosen(const QString& column, const QString& field, const QString& was);

private:
    struct FileColumn {
        QString name, field, first;
    };
    std::vector<FileColumn> m_columns;
    QStringList m_fields;
};

/// "Text (text)" of a field of a shape; "not imported" for none.
QString fieldText(const QString& field);

} // namespace danlu::ui
