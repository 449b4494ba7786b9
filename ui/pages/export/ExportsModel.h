#pragma once

#include "base/Json.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace danlu::ui {

/// One export as the audit log and its folder tell of it.
struct ExportFace {
    enum class State { Present, Changed, Gone };
    QString model, format, type, folder, manifest;
    State state = State::Gone;
    std::optional<std::uint64_t> bytes;
    QDateTime time, verified; // local; verified: invalid where nobody checked it again
    std::int64_t sequence = 0;
    Json files = {}, provenance = {};
};
std::vector<ExportFace> exportFacesOf(const Json& exports);
QString stateText(ExportFace::State state);

/// What was exported, the newest first.
class ExportsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, Model, Form, Bytes, Where, Condition, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setExports(std::vector<ExportFace> exports);
    const std::vector<ExportFace>& all() const { return m_all; }
    int rowOf(const QString& folder) const;
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_all.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    std::vector<ExportFace> m_all;
};

} // namespace danlu::ui
