#include "ui/pages/home/TodayModel.h"

#include "ui/pages/home/ActWords.h"
#include "ui/style/Look.h"

#include <QLocale>

namespace danlu::ui {

void TodayModel::setRows(std::vector<ActRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QVariant TodayModel::textAt(const ActRow& row, int column) const {
    switch (column) {
    case When:
        return QLocale().toString(row.time.time(), QStringLiteral("HH:mm"));
    case What:
        return actName(row);
    case On:
        return actSentence(row);
    default:
        return row.actor == QStringLiteral("owner") ? tr("owner") : row.actor;
    }
}

QVariant TodayModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ActRow& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return textAt(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == On ? textAt(row, On) : QVariant();
    case Qt::ForegroundRole:
        return applicationLook().color(row.outcome != QStringLiteral("ok")               ? Color::Bad
                                       : index.column() == When || index.column() == Who ? Color::TextMuted
                                                                                         : Color::Text);
    case Qt::TextAlignmentRole:
        return int((index.column() == Who ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace danlu::ui
