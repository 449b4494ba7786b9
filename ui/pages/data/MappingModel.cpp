#include "ui/pages/data/MappingModel.h"

#include "services/dataset/Preview.h"
#include "ui/pages/data/Faces.h"
#include "ui/style/Icon.h"

#include <array>

namespace danlu::ui {
namespace {

struct FieldWord {
    const char* field;
    const char* text;
};
constexpr std::array kFieldWords{FieldWord{"text", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "text")},
                                 FieldWord{"label", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "label")},
                                 FieldWord{"label1", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "major label")},
                                 FieldWord{"label2", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "mid label")},
                                 FieldWord{"label3", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "minor label")},
                                 FieldWord{"annotations", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "annotations")},
                                 FieldWord{"instruction", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "instruction")},
                                 FieldWord{"input", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "input")},
                                 FieldWord{"output", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "answer")},
                                 FieldWord{"system", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "system prompt")},
                                 FieldWord{"history", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "earlier turns")},
                                 FieldWord{"messages", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "messages")},
                                 FieldWord{"conversations", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "messages")},
                                 FieldWord{"prompt", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "question")},
                                 FieldWord{"chosen", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "better answer")},
                                 FieldWord{"rejected", QT_TRANSLATE_NOOP("danlu::ui::MappingModel", "worse answer")}};

} // namespace

QString fieldText(const QString& field) {
    if (field.isEmpty())
        return MappingModel::tr("not imported");
    for (const FieldWord& word : kFieldWords)
        if (field == QLatin1String(word.field))
            return MappingModel::tr(word.text) + QLatin1Char(' ') + field;
    return field;
}

void MappingModel::setFile(const Json& file) {
    beginResetModel();
    m_columns.clear();
    m_fields = {QString()};
    std::map<QString, QString> fieldOf; // column → field
    if (file.is_object() && file.contains("fields"))
        for (const auto& [field, column] : file["fields"].items())
            fieldOf.emplace(textOf(column.get<std::string>()), textOf(field));
    const Json first = file.is_object() ? file.value("first", Json::object()) : Json::object();
    if (file.is_object() && file.contains("columns"))
        for (const Json& column : file["columns"]) {
            const QString name = textOf(column.get<std::string>());
            const auto found = fieldOf.find(name);
            m_columns.push_back({name, found == fieldOf.end() ? QString() : found->second, textAt(first, column.get<std::string>().c_str()).simplified()});
        }
    for (const auto& field : services::importFields(file.is_object() ? file.value("shape", "auto") : "auto"))
        m_fields << textOf(field);
    endResetModel();
}

int MappingModel::used() const {
    return int(std::ranges::count_if(m_columns, [](const FileColumn& column) { return !column.field.isEmpty(); }));
}

QVariant MappingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const FileColumn& column = m_columns[std::size_t(index.row())];
    const bool isUsed = !column.field.isEmpty();
    if (role == kChoices)
        return m_fields;
    if (role == Qt::EditRole)
        return column.field;
    if (role == Qt::ForegroundRole)
        return applicationLook().color(isUsed || index.column() == kFileColumn ? Color::Text : Color::TextMuted);
    if (role == Qt::FontRole && index.column() == kFileColumn)
        return applicationLook().mono(TextSize::Base);
    if (role == Qt::ToolTipRole && index.column() == kField)
        return tr("Double-click or F2 to choose");
    if (role != Qt::DisplayRole)
        return {};
    return index.column() == kFileColumn ? column.name : index.column() == kField ? fieldText(column.field) : column.first;
}

bool MappingModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || index.column() != kField || role != Qt::EditRole)
        return false;
    const FileColumn column = m_columns[std::size_t(index.row())];
    if (value.toString() != column.field)
        emit chosen(column.name, value.toString(), column.field);
    return true;
}

Qt::ItemFlags MappingModel::flags(const QModelIndex& index) const {
    const auto usual = QAbstractTableModel::flags(index);
    return index.column() == kField ? usual | Qt::ItemIsEditable : usual;
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter)) : QVariant();
    return section == kFileColumn ? tr("Column of the file") : section == kField ? tr("Taken for") : tr("First value");
}

} // namespace danlu::ui
