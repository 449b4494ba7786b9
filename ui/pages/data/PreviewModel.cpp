#include "ui/pages/data/PreviewModel.h"

#include "ui/pages/data/Faces.h"
#include "ui/style/Look.h"

namespace danlu::ui {
namespace {

Role roleNamed(const std::string& name) {
    for (const Role role : {Role::System, Role::Assistant, Role::Tool})
        if (name == nameOf(role))
            return role;
    return Role::User;
}

} // namespace

Row rowOf(const Json& json) {
    Row row;
    if (!json.is_object())
        return row;
    if (json.contains("text"))
        row.turns.push_back({Role::User, json.value("text", "")});
    for (const Json& message : json.value("messages", Json::array()))
        row.turns.push_back({roleNamed(message.value("role", "user")), message.value("content", "")});
    row.rejected = json.value("rejected", "");
    if (const Json label = json.value("label", Json::array()); label.is_array() && !label.empty())
        row.labels = label.front().is_string() ? std::vector<LabelPath>{label.get<LabelPath>()} : label.get<std::vector<LabelPath>>();
    row.kind = json.contains("rejected")   ? RowKind::Preference
               : json.contains("messages") ? RowKind::Chat
               : json.contains("label")    ? RowKind::Classification
                                           : RowKind::Text;
    return row;
}

void PreviewModel::setFile(const Json& file) {
    beginResetModel();
    m_rows.clear();
    m_columns = columnsOf(textAt(file, "kind"), false);
    if (file.is_object() && file.contains("shown"))
        for (const Json& row : file["shown"])
            m_rows.push_back({m_rows.size(), Split::None, rowOf(row)});
    endResetModel();
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const RowColumn column = columnAt(index.column());
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && column == RowColumn::Number)
        return applicationLook().color(Color::TextMuted);
    return role == Qt::DisplayRole ? QVariant(cellText(m_rows[std::size_t(index.row())], column)) : QVariant();
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(columnAt(section)) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(titleOf(columnAt(section))) : QVariant();
}

} // namespace danlu::ui
