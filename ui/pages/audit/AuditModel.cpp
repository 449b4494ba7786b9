#include "ui/pages/audit/AuditModel.h"

#include "ui/pages/audit/AuditWords.h"
#include "ui/shell/Figures.h"

#include <QLocale>

#include <algorithm>
#include <cstdlib>

namespace danlu::ui {
namespace {

constexpr std::size_t kAuditPageRows = 200;
constexpr std::size_t kAuditPagesKept = 32;

AuditRow auditRowOf(const Json& json) {
    AuditRow row;
    row.sequence = json.value("sequence", std::int64_t(0));
    row.time = QDateTime::fromString(QString::fromStdString(json.value("time", "")), Qt::ISODateWithMs).toLocalTime();
    row.actor = json.value("actor", "");
    row.action = json.value("action", "");
    row.object = json.value("object", "");
    row.outcome = json.value("outcome", "");
    return row;
}

} // namespace

AuditModel::AuditModel(Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {}

void AuditModel::setFilter(const services::AuditFilter& filter) {
    m_filter = filter;
    const int layout = ++m_layout;
    m_session.ask<services::AuditIndex>(
        this, [filter](services::Project& project) { return services::indexAudit(project.file(), filter); },
        [this, layout](Result<services::AuditIndex> index) {
            if (layout != m_layout)
                return;
            if (!index)
                return emit failed(index.error());
            setIndex(std::move(*index));
        });
}

void AuditModel::setIndex(services::AuditIndex index) {
    ++m_layout;
    beginResetModel();
    m_index = std::move(index);
    m_pages.clear();
    m_asked.clear();
    m_dayRows.clear();
    m_dayEntries.clear();
    std::size_t entry = 0;
    for (const auto& day : m_index.days) {
        m_dayRows.push_back(int(entry + m_dayRows.size()));
        m_dayEntries.push_back(entry);
        entry += day.entries;
    }
    endResetModel();
    emit laidOut();
}

AuditModel::Place AuditModel::placeOf(int row) const {
    const auto after = std::upper_bound(m_dayRows.begin(), m_dayRows.end(), row);
    const auto day = std::size_t(after - m_dayRows.begin()) - 1;
    const int within = row - m_dayRows[day];
    return {day, within == 0 ? -1 : std::ptrdiff_t(m_dayEntries[day]) + within - 1};
}

bool AuditModel::isDay(int row) const { return std::binary_search(m_dayRows.begin(), m_dayRows.end(), row); }

std::int64_t AuditModel::sequenceAt(int row) const {
    if (row < 0 || row >= rowCount())
        return 0;
    const Place place = placeOf(row);
    return place.entry < 0 ? 0 : m_index.sequences[std::size_t(place.entry)];
}

int AuditModel::rowOf(std::int64_t sequence) const {
    const auto found = std::lower_bound(m_index.sequences.begin(), m_index.sequences.end(), sequence, std::greater<>());
    if (found == m_index.sequences.end() || *found != sequence)
        return -1;
    const auto entry = std::size_t(found - m_index.sequences.begin());
    const auto day = std::size_t(std::upper_bound(m_dayEntries.begin(), m_dayEntries.end(), entry) - m_dayEntries.begin());
    return int(entry + day);
}

int AuditModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_index.sequences.size() + m_index.days.size()); }

Qt::ItemFlags AuditModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    return isDay(index.row()) ? Qt::ItemNeverHasChildren : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

const AuditRow* AuditModel::rowAt(std::size_t entry) const {
    const std::size_t page = entry / kAuditPageRows;
    const auto found = m_pages.find(page);
    if (found == m_pages.end()) {
        read(page);
        return nullptr;
    }
    return entry % kAuditPageRows < found->second.size() ? &found->second[entry % kAuditPageRows] : nullptr;
}

void AuditModel::read(std::size_t page) const {
    if (!m_asked.insert(page).second)
        return;
    const std::size_t first = page * kAuditPageRows, last = std::min(first + kAuditPageRows, m_index.sequences.size()) - 1;
    services::AuditFilter filter = m_filter;
    filter.order = services::AuditOrder::NewestFirst;
    filter.upTo = m_index.sequences[first];
    filter.after = m_index.sequences[last] - 1;
    filter.limit = std::int64_t(kAuditPageRows);
    auto* self = const_cast<AuditModel*>(this); // views ask data() of a const model
    m_session.ask<Json>(
        self, [filter](services::Project& project) { return services::listAudit(project.file(), filter); },
        [self, page, layout = m_layout](Result<Json> entries) {
            if (layout == self->m_layout && entries)
                self->take(page, *entries);
        });
}

void AuditModel::take(std::size_t page, const Json& entries) {
    std::vector<AuditRow> rows;
    for (const Json& entry : entries)
        rows.push_back(auditRowOf(entry));
    if (m_pages.size() >= kAuditPagesKept) { // the farthest from here goes
        const auto from = [&](const auto& each) { return std::abs(std::ptrdiff_t(each.first) - std::ptrdiff_t(page)); };
        const auto last = std::prev(m_pages.end());
        const auto far = from(*m_pages.begin()) > from(*last) ? m_pages.begin() : last;
        m_asked.erase(far->first);
        m_pages.erase(far);
    }
    m_pages[page] = std::move(rows);
    emit dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

QString AuditModel::dayText(std::size_t day) const {
    const QDate date = QDateTime::fromMSecsSinceEpoch(m_index.days[day].startMillis).date();
    return tr("%1 · %n entries", "a day and how much happened on it", int(m_index.days[day].entries))
        .arg(QLocale().toString(date, tr("ddd, MMM d, yyyy", "the date above a day's entries")));
}

QString AuditModel::cellText(const AuditRow& row, int column) const {
    switch (column) {
    case Number:
        return countText(row.sequence);
    case Time:
        return QLocale().toString(row.time.time(), QStringLiteral("HH:mm:ss"));
    case Who:
        return valueWordText(row.actor);
    case Action:
        return actionText(row.action);
    case Object:
        return QString::fromStdString(row.object);
    default:
        return outcomeText(row.outcome);
    }
}

QVariant AuditModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Place place = placeOf(index.row());
    if (place.entry < 0)
        return role == DayRole || role == Qt::AccessibleTextRole ? QVariant(dayText(place.day)) : QVariant();
    if (role == SequenceRole)
        return qlonglong(m_index.sequences[std::size_t(place.entry)]);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == Number ? Qt::AlignRight : Qt::AlignLeft));
    const AuditRow* row = rowAt(std::size_t(place.entry));
    if (!row)
        return role == Qt::DisplayRole && index.column() == Number ? QVariant(countText(m_index.sequences[std::size_t(place.entry)])) : QVariant();
    if (role == Qt::DisplayRole)
        return cellText(*row, index.column());
    if (role == Qt::DecorationRole && index.column() == Action)
        return themedIcon(actionIcon(row->action), Color::TextMuted);
    if (role == StateRole && index.column() == Outcome)
        return int(outcomeState(row->outcome));
    if (role == Qt::ToolTipRole && index.column() == Action)
        return QString::fromStdString(row->action);
    return {};
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Number ? Qt::AlignRight : Qt::AlignLeft));
    const QStringList names{tr("No."), tr("Time"), tr("Who"), tr("Action"), tr("Object"), tr("Outcome")};
    return role == Qt::DisplayRole ? QVariant(names.value(section)) : QVariant();
}

void AuditModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace danlu::ui
