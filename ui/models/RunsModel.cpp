#include "ui/models/RunsModel.h"

namespace danlu::ui {

RunsModel::RunsModel(Headings headings, Line line, QObject* parent) : QAbstractListModel(parent), m_headings(std::move(headings)), m_line(std::move(line)) {}

void RunsModel::setRuns(const std::vector<RunFace>& runs) {
    m_runs = runs;
    std::erase_if(m_ticked, [this](const QString& id) { return !run(id); });
    rebuild();
    colour();
}

void RunsModel::setFilter(const QString& text) {
    m_filter = text;
    rebuild();
}

void RunsModel::retell() {
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

std::vector<RunsModel::Row> RunsModel::rowsOf() const {
    std::vector<Row> rows;
    const auto addGroup = [&](Group group, const std::vector<Row>& members) {
        if (members.empty())
            return;
        rows.push_back({group, int(members.size()), {}, {}});
        rows.insert(rows.end(), members.begin(), members.end());
    };
    const auto fits = [this](const QString& name) { return m_filter.isEmpty() || name.contains(m_filter, Qt::CaseInsensitive); };
    std::vector<Row> running, waiting, ended;
    for (const RunFace& run : m_runs) {
        const Group group = run.isLive ? Group::Running : run.place ? Group::Waiting : Group::Ended;
        if (fits(run.name))
            (run.isLive ? running : run.place ? waiting : ended).push_back({group, 0, run.id, run.name});
    }
    std::ranges::stable_sort(waiting, {}, [this](const Row& row) { return *this->run(row.id)->place; });
    addGroup(Group::Running, running);
    addGroup(Group::Waiting, waiting);
    addGroup(Group::Ended, ended);
    return rows;
}

void RunsModel::rebuild() {
    auto rows = rowsOf();
    if (rows == m_rows)
        return retell();
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

/// Who is shown keeps his colour; who comes gets the first that is free.
void RunsModel::colour() {
    const QStringList now = shown();
    std::erase_if(m_colors, [&](const auto& each) { return !now.contains(each.first); });
    for (const QString& id : now) {
        int color = 0;
        while (std::ranges::any_of(m_colors, [&](const auto& each) { return each.second == color; }))
            ++color;
        m_colors.try_emplace(id, color);
    }
}

void RunsModel::setCurrent(const QString& id) {
    if (id == m_current)
        return;
    m_current = id;
    colour();
    retell();
    emit shownChanged();
}

void RunsModel::tick(const QString& id, bool isTicked) {
    isTicked ? void(m_ticked.insert(id)) : void(m_ticked.erase(id));
    if (isTicked && run(m_current))
        m_ticked.insert(m_current); // it was laid over that one, which stays when another is gone to
    colour();
    retell();
    emit shownChanged();
}

void RunsModel::clearTicks() {
    m_ticked.clear();
    colour();
    retell();
    emit shownChanged();
}

QStringList RunsModel::shown() const {
    QStringList ids;
    if (run(m_current))
        ids << m_current;
    for (const RunFace& run : m_runs)
        if (run.id != m_current && m_ticked.contains(run.id))
            ids << run.id;
    return ids;
}

int RunsModel::colorOf(const QString& id) const {
    const auto found = m_colors.find(id);
    return found == m_colors.end() ? -1 : found->second;
}

const RunFace* RunsModel::run(const QString& id) const {
    const auto found = std::ranges::find(m_runs, id, &RunFace::id);
    return found == m_runs.end() ? nullptr : &*found;
}

const RunFace* RunsModel::runAt(const QModelIndex& index) const {
    return index.isValid() && index.row() < int(m_rows.size()) ? run(m_rows[std::size_t(index.row())].id) : nullptr;
}

QModelIndex RunsModel::indexOf(const QString& id) const {
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (!id.isEmpty() && m_rows[row].id == id)
            return index(int(row));
    return {};
}

int RunsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const RunFace* face = run(row.id);
    switch (role) {
    case Qt::DisplayRole:
        return row.isHeading() ? m_headings(row.group) : row.name;
    case Qt::EditRole:
        return row.name;
    case Qt::ToolTipRole:
        return face ? QVariant(row.name + QLatin1Char('\n') + m_line(*face)) : QVariant();
    case Qt::AccessibleTextRole:
        return row.isHeading() ? m_headings(row.group) : face ? row.name + QStringLiteral(", ") + m_line(*face) : row.name;
    case Qt::CheckStateRole:
        return !face ? QVariant() : m_ticked.contains(row.id) ? Qt::Checked : row.id == m_current ? Qt::PartiallyChecked : Qt::Unchecked;
    case HeadingRole:
        return row.isHeading() ? QVariant(row.count) : QVariant();
    case IdRole:
        return row.id;
    case ColorRole:
        return colorOf(row.id);
    default:
        return {};
    }
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const RunFace* face = runAt(index);
    if (!face)
        return false;
    if (role == Qt::CheckStateRole)
        tick(face->id, value.toInt() == Qt::Checked);
    else if (role == Qt::EditRole && !value.toString().trimmed().isEmpty() && value.toString().trimmed() != face->name)
        emit renameAsked(face->id, value.toString().trimmed()); // the list follows when it has happened
    else
        return false;
    return true;
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!runAt(index))
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

} // namespace danlu::ui
