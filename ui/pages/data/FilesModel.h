#pragma once

#include "base/Json.h"

#include <QAbstractListModel>

namespace danlu::ui {

/// Files that are to be imported, with what a preview found in each.
class FilesModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    /// Those that are new, by their path.
    void add(const QStringList& paths);
    void remove(int row);
    void clear();
    /// What previewImport says of them, in their order; null while nobody knows.
    void setFound(const Json& files);
    const QStringList& paths() const { return m_paths; }
    /// Null where nothing is known of the file yet.
    const Json& found(int row) const { return m_found[std::size_t(row)]; }
    bool isUsable(int row) const;
    std::vector<int> usable() const;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_paths.size()); }
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString secondLine(const Json& found) const;
    QString tipOf(int row) const;

    QStringList m_paths;
    std::vector<Json> m_found;
};

/// Why a file cannot be imported, in one sentence; by `problem` of previewImport.
QString problemText(const QString& problem);
QString formatText(const QString& format);
QString shapeText(const QString& shape);
QString delimiterText(const QString& delimiter);

} // namespace danlu::ui
