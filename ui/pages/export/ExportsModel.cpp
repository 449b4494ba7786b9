#include "ui/pages/export/ExportsModel.h"

#include "ui/shell/Facts.h"
#include "ui/shell/Figures.h"
#include "ui/style/Icon.h"

#include <algorithm>

namespace danlu::ui {
namespace {

ExportFace exportFaceOf(const Json& json) {
    ExportFace face;
    face.model = textAt(json, "model");
    face.format = textAt(json, "format");
    face.type = textAt(json, "type");
    face.folder = textAt(json, "folder");
    face.manifest = textAt(json, "manifest_sha256");
    const QString state = textAt(json, "state");
    face.state = state == QStringLiteral("present")   ? ExportFace::State::Present
                 : state == QStringLiteral("changed") ? ExportFace::State::Changed
                                                      : ExportFace::State::Gone;
    if (json["bytes"].is_number())
        face.bytes = json["bytes"].get<std::uint64_t>();
    face.time = QDateTime::fromString(textAt(json, "time"), Qt::ISODateWithMs).toLocalTime();
    face.verified = QDateTime::fromString(textAt(json, "verified"), Qt::ISODateWithMs).toLocalTime();
    face.sequence = json.value("sequence", std::int64_t(0));
    face.files = json.value("files", Json::array());
    face.provenance = json.value("provenance", Json::object());
    return face;
}

} // namespace

std::vector<ExportFace> exportFacesOf(const Json& exports) {
    std::vector<ExportFace> faces;
    for (const Json& json : exports["exports"])
        faces.push_back(exportFaceOf(json));
    return faces;
}

QString stateText(ExportFace::State state) {
    switch (state) {
    case ExportFace::State::Present:
        return ExportsModel::tr("there");
    case ExportFace::State::Changed:
        return ExportsModel::tr("manifest changed");
    case ExportFace::State::Gone:
        break;
    }
    return ExportsModel::tr("moved or deleted");
}

void ExportsModel::setExports(std::vector<ExportFace> exports) {
    beginResetModel();
    m_all = std::move(exports);
    endResetModel();
}

int ExportsModel::rowOf(const QString& folder) const {
    const auto found = std::ranges::find(m_all, folder, &ExportFace::folder);
    return found == m_all.end() ? -1 : int(found - m_all.begin());
}

QVariant ExportsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ExportFace& face = m_all[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == Bytes ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && index.column() == Where)
        return face.folder;
    if (role == Qt::DecorationRole && index.column() == Condition)
        return face.state == ExportFace::State::Present   ? themedIcon("ok"_icon, Color::Good)
               : face.state == ExportFace::State::Changed ? themedIcon("warning"_icon, Color::Warning)
                                                          : themedIcon("minus"_icon, Color::TextFaint);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case When:
        return whenText(face.time);
    case Model:
        return face.model;
    case Form:
        return (face.format + QLatin1Char(' ') + face.type).trimmed().toUpper();
    case Bytes:
        return face.bytes ? bytesText(*face.bytes) : QStringLiteral("–");
    case Where:
        return face.folder;
    default:
        return stateText(face.state);
    }
}

QVariant ExportsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Bytes ? Qt::AlignRight : Qt::AlignLeft));
    return role == Qt::DisplayRole ? QVariant(QStringList{tr("When"), tr("Model"), tr("Form"), tr("Size"), tr("Folder"), tr("State")}.value(section))
                                   : QVariant();
}

void ExportsModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (!m_all.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace danlu::ui
