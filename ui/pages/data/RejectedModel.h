#pragma once

#include "base/Json.h"

#include <QAbstractTableModel>

namespace danlu::ui {

/// Rows that an import did not take: file, line, reason.
class RejectedModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { kFile, kLine, kReason, kColumns };
    enum class Files { Shown, Hidden };

    explicit RejectedModel(Files files, QObject* parent = nullptr) : QAbstractTableModel(parent), m_files(files) {}
    /// [{file?, line, reason}]
    void setRows(const Json& rows);
    void addRows(const Json& rows);

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_files == Files::Shown ? kColumns : kColumns - 1; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Rejected {
        QString file, reason;
        std::int64_t line;
    };
    int columnOf(int section) const { return m_files == Files::Shown ? section : section + 1; }

    Files m_files;
    std::vector<Rejected> m_rows;
};

} // namespace danlu::ui
