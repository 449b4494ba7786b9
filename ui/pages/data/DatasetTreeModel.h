#pragma once

#include "ui/pages/data/Faces.h"

#include <QAbstractItemModel>

namespace danlu::ui {

/// Datasets, and below each its versions with the newest first; at the right the number of rows.
class DatasetTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { kName, kRows, kColumns };

    using QAbstractItemModel::QAbstractItemModel;
    void setDatasets(std::vector<DatasetFace> datasets);
    const std::vector<DatasetFace>& datasets() const { return m_datasets; }

    /// The version of a row; the newest one of a dataset's. Null for no row.
    const VersionFace* versionAt(const QModelIndex& index) const;
    /// "tickets@3", or "tickets" for the newest; invalid where it is not there.
    QModelIndex indexOf(const QString& reference) const;
    const DatasetFace* dataset(const QString& name) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex&) const override { return kColumns; }
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString nameAt(const QModelIndex& index) const;

    std::vector<DatasetFace> m_datasets;
};

} // namespace danlu::ui
