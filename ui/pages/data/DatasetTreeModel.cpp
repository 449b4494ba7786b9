#include "ui/pages/data/DatasetTreeModel.h"

#include "ui/shell/Figures.h"
#include "ui/style/Icon.h"

namespace danlu::ui {
namespace {

constexpr quintptr kTop = 0; // a version's id is its dataset's row + 1

} // namespace

void DatasetTreeModel::setDatasets(std::vector<DatasetFace> datasets) {
    beginResetModel();
    m_datasets = std::move(datasets);
    endResetModel();
}

const DatasetFace* DatasetTreeModel::dataset(const QString& name) const {
    const auto found = std::ranges::find(m_datasets, name, &DatasetFace::name);
    return found == m_datasets.end() ? nullptr : &*found;
}

const VersionFace* DatasetTreeModel::versionAt(const QModelIndex& index) const {
    if (!index.isValid())
        return nullptr;
    const auto& versions = m_datasets[index.internalId() == kTop ? std::size_t(index.row()) : index.internalId() - 1].versions;
    const auto row = index.internalId() == kTop ? std::size_t(0) : std::size_t(index.row());
    return row < versions.size() ? &versions[row] : nullptr;
}

QModelIndex DatasetTreeModel::indexOf(const QString& reference) const {
    const auto at = reference.lastIndexOf(QLatin1Char('@'));
    const QString name = at < 0 ? reference : reference.left(at);
    for (std::size_t row = 0; row < m_datasets.size(); ++row) {
        const auto& versions = m_datasets[row].versions;
        if (m_datasets[row].name != name || versions.empty())
            continue;
        const int number = at < 0 ? versions.front().number : reference.mid(at + 1).toInt();
        for (std::size_t i = 0; i < versions.size(); ++i)
            if (versions[i].number == number)
                return createIndex(int(i), kName, row + 1);
    }
    return {};
}

QModelIndex DatasetTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : kTop);
}

QModelIndex DatasetTreeModel::parent(const QModelIndex& index) const {
    return !index.isValid() || index.internalId() == kTop ? QModelIndex() : createIndex(int(index.internalId()) - 1, kName, kTop);
}

int DatasetTreeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return int(m_datasets.size());
    return parent.internalId() == kTop && parent.column() == kName ? int(m_datasets[std::size_t(parent.row())].versions.size()) : 0;
}

QString DatasetTreeModel::nameAt(const QModelIndex& index) const {
    if (index.internalId() == kTop)
        return m_datasets[std::size_t(index.row())].name;
    const VersionFace* version = versionAt(index);
    const QString made = madeText(version->made);
    return QStringLiteral("@%1").arg(version->number) + (made.isEmpty() ? QString() : QLatin1Char(' ') + made);
}

QVariant DatasetTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const bool isTop = index.internalId() == kTop;
    if (index.column() == kRows) {
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role == Qt::ForegroundRole)
            return applicationLook().color(Color::TextFaint);
        return role == Qt::DisplayRole && !isTop ? QVariant(countText(versionAt(index)->rows)) : QVariant();
    }
    if (role == Qt::DisplayRole)
        return nameAt(index);
    if (role == Qt::DecorationRole)
        return themedIcon(isTop ? "database"_icon : "branch"_icon, Color::TextMuted);
    if (role == Qt::AccessibleTextRole && !isTop)
        return QStringLiteral("%1, %2").arg(versionAt(index)->reference(), countText(versionAt(index)->rows));
    return {};
}

} // namespace danlu::ui
