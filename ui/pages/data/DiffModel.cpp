#include "ui/pages/data/DiffModel.h"

#include "ui/pages/data/Faces.h"
#include "ui/pages/data/PreviewModel.h"
#include "ui/pages/data/StepWords.h"
#include "ui/shell/Figures.h"
#include "ui/style/Look.h"

namespace danlu::ui {
namespace {

/// All that a row says as one text.
QString wholeText(const Json& json) {
    const Row row = rowOf(json);
    QStringList parts;
    for (const Turn& turn : row.turns)
        parts << textOf(turn.text);
    if (!row.rejected.empty())
        parts << textOf(row.rejected);
    return parts.join(QStringLiteral("\n"));
}

} // namespace

std::vector<DiffModel::Compared> comparedRows(const Json& rows) {
    std::vector<DiffModel::Compared> all;
    for (const Json& row : rows) {
        DiffModel::Compared one;
        one.index = countAt(row, "index");
        one.before = wholeText(row["before"]);
        one.steps = int(row["steps"].size());
        one.droppedBy = row["dropped_by"].is_number() ? row["dropped_by"].get<int>() : -1;
        if (!row["after"].is_null()) {
            one.after = wholeText(row["after"]);
            one.diff = diffOf(one.before, one.after);
        }
        all.push_back(std::move(one));
    }
    return all;
}

void DiffModel::setRows(std::vector<Compared> rows, QStringList steps) {
    beginResetModel();
    m_rows = std::move(rows);
    m_steps = std::move(steps);
    choose();
    endResetModel();
}

void DiffModel::setShow(Show show) {
    beginResetModel();
    m_show = show;
    choose();
    endResetModel();
}

void DiffModel::choose() {
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_show == Show::All || (m_rows[i].droppedBy >= 0) == (m_show == Show::Dropped))
            m_shown.push_back(i);
}

QVariant DiffModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Compared& row = at(index.row());
    if (role == kDropped)
        return row.droppedBy >= 0;
    if (role == Qt::TextAlignmentRole && index.column() == kNumber)
        return int(Qt::AlignRight | Qt::AlignTop);
    if (role == Qt::AccessibleTextRole && index.column() == kAfter && row.droppedBy >= 0)
        return tr("dropped by %1").arg(stepText(droppingStep(row)));
    if (role != Qt::DisplayRole)
        return {};
    return index.column() == kNumber ? countText(row.index + 1) : index.column() == kBefore ? row.before : row.after;
}

QVariant DiffModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == kNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == kNumber ? tr("Row") : section == kBefore ? tr("Before") : tr("After");
}

} // namespace danlu::ui
