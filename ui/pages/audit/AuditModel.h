#pragma once

#include "services/audit/Audit.h"
#include "ui/shell/Session.h"

#include <QAbstractTableModel>
#include <QDateTime>

#include <map>
#include <set>

namespace danlu::ui {

/// One entry as a list shows it.
struct AuditRow {
    std::int64_t sequence = 0;
    QDateTime time; // local
    std::string actor, action, object, outcome;
};

/// The audit log as the list shows it: the newest first, a heading for each day, entries read in pages when they are seen. GUI thread.
class AuditModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Time, Who, Action, Object, Outcome, ColumnCount };
    enum Role { DayRole = Qt::UserRole, StateRole, SequenceRole }; // DayRole: the text of a day's heading, invalid for entries

    explicit AuditModel(Session& session, QObject* parent = nullptr);
    /// Lays the list out anew; `laidOut` says when. An unlocked project is asked.
    void setFilter(const services::AuditFilter& filter);
    const services::AuditFilter& filter() const { return m_filter; }
    void reload() { setFilter(m_filter); }
    /// For tests and for what is there already.
    void setIndex(services::AuditIndex index);

    std::size_t entries() const { return m_index.sequences.size(); }
    const services::AuditIndex& index() const { return m_index; }
    /// 0 for a day's heading.
    std::int64_t sequenceAt(int row) const;
    int rowOf(std::int64_t sequence) const;
    bool isDay(int row) const;

    using QAbstractTableModel::index;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// After a change of language.
    void retranslate();

signals:
    void laidOut();
    void failed(const danlu::Error& error);

private:
    struct Place {
        std::size_t day = 0;
        std::ptrdiff_t entry = -1; // in the index; −1: the day's heading
    };
    Place placeOf(int row) const;
    const AuditRow* rowAt(std::size_t entry) const;
    void read(std::size_t page) const;
    void take(std::size_t page, const Json& entries);
    QString dayText(std::size_t day) const;
    QString cellText(const AuditRow& row, int column) const;

    Session& m_session;
    services::AuditFilter m_filter;
    services::AuditIndex m_index;
    std::vector<int> m_dayRows;            // the row of each day's heading
    std::vector<std::size_t> m_dayEntries; // and the first entry below it
    std::map<std::size_t, std::vector<AuditRow>> m_pages;
    mutable std::set<std::size_t> m_asked;
    int m_layout = 0; // answers for another layout are of no interest
};

} // namespace danlu::ui
