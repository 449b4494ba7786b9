#include "ui/pages/compare/BatchModel.h"

#include "ui/shell/Figures.h"
#include "ui/style/Look.h"

#include <algorithm>

namespace danlu::ui {

void BatchModel::setBatch(const Json& batch) {
    beginResetModel();
    m_rows.clear();
    m_levels = 0;
    m_hasExact = false;
    if (batch.is_object())
        for (const Json& model : batch["models"]) {
            Row row{QString::fromStdString(model.value("model", "")), {}};
            if (const auto scores = model.find("scores"); scores != model.end())
                for (const Json& level : scores->value("levels", Json::array()))
                    row.figures.push_back(level.value("macro_f1", 0.0));
            m_levels = row.figures.size();
            m_hasExact = model.contains("exact");
            if (m_hasExact)
                row.figures.push_back(model.value("exact", 0.0));
            if (m_levels == 0)
                row.figures.push_back(model.value("tokens_per_second", 0.0));
            m_rows.push_back(std::move(row));
        }
    endResetModel();
}

bool BatchModel::isBest(const Row& row, std::size_t figure) const {
    return m_rows.size() > 1 && std::ranges::all_of(m_rows, [&](const Row& other) { return other.figures[figure] <= row.figures[figure]; });
}

QVariant BatchModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const bool isName = index.column() == 0;
    const auto figure = std::size_t(index.column() - 1);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isName ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::FontRole && !isName && isBest(row, figure))
        return applicationLook().font(TextSize::Base, Weight::Strong);
    if (role != Qt::DisplayRole)
        return {};
    if (isName)
        return row.model;
    const bool isSpeed = m_levels == 0 && figure + 1 == row.figures.size(), isExact = m_hasExact && figure == m_levels;
    return isSpeed ? numberText(row.figures[figure], 0) : isExact ? percentText(row.figures[figure], 1) : numberText(row.figures[figure], 3);
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == 0 ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole && section > 0 && section <= int(m_levels))
        return tr("Macro F1 of this level of the labels");
    if (role != Qt::DisplayRole)
        return {};
    QStringList names{tr("Model")};
    const QStringList levels = m_levels == 3   ? QStringList{tr("Major"), tr("Mid"), tr("Minor")}
                               : m_levels == 2 ? QStringList{tr("Major"), tr("Minor")}
                                               : QStringList{tr("F1")};
    for (std::size_t i = 0; i < m_levels; ++i)
        names << levels.value(qsizetype(i), QString::number(i + 1));
    if (m_hasExact)
        names << tr("Exact");
    if (m_levels == 0)
        names << tr("tok/s");
    return names.value(section);
}

void BatchModel::retranslate() { emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1); }

} // namespace danlu::ui
