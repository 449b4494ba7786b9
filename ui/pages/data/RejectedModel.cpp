#include "ui/pages/data/RejectedModel.h"

#include "ui/pages/data/Faces.h"
#include "ui/pages/data/ReasonText.h"
#include "ui/shell/Figures.h"
#include "ui/style/Look.h"

namespace danlu::ui {

void RejectedModel::setRows(const Json& rows) {
    beginResetModel();
    m_rows.clear();
    endResetModel();
    addRows(rows);
}

void RejectedModel::addRows(const Json& rows) {
    if (!rows.is_array() || rows.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
    for (const Json& row : rows)
        m_rows.push_back({textAt(row, "file"), textAt(row, "reason"), countAt(row, "line")});
    endInsertRows();
}

QVariant RejectedModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Rejected& row = m_rows[std::size_t(index.row())];
    const int column = columnOf(index.column());
    if (role == Qt::TextAlignmentRole)
        return int((column == kLine ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && column == kLine)
        return applicationLook().color(Color::TextMuted);
    if (role == Qt::ToolTipRole && column == kReason)
        return reasonText(row.reason);
    if (role != Qt::DisplayRole)
        return {};
    return column == kFile ? row.file : column == kLine ? countText(row.line) : reasonText(row.reason);
}

QVariant RejectedModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const int column = columnOf(section);
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((column == kLine ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return column == kFile ? tr("File") : column == kLine ? tr("Line") : tr("Reason");
}

} // namespace danlu::ui
