#pragma once

#include "ui/pages/data/RowPages.h"
#include "ui/shell/Session.h"

#include <QAbstractTableModel>

#include <deque>

namespace danlu::ui {

/// A row with all of its text, and where personal data stands in each of its turns.
struct WholeRow {
    services::ShownRow row;
    std::vector<std::vector<services::PersonalMark>> marks;
};

/// The rows of one version as a table. Pages are read in a thread of its own when they are first painted; until they come their cells are
/// empty (`kIsThere` is false). A filter or an order is found by a job that reads the version once. GUI thread.
class RowsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kIsThere = Qt::UserRole; // whether the row was read

    explicit RowsModel(Session& session, QObject* parent = nullptr);
    ~RowsModel() override;

    /// Shows another version; empty until it is open.
    void open(const QString& reference);
    void close();
    const QString& reference() const { return m_reference; }
    bool isOpen() const { return m_browser != nullptr; }
    std::int64_t total() const { return m_browser ? std::int64_t(m_total) : 0; }
    const services::SplitCounts& splits() const { return m_splits; }
    bool hasSplit() const { return m_splits.train + m_splits.validation + m_splits.test > 0; }

    /// Rows that match and their order; the rows that are shown stay until they are found.
    void setQuery(const services::RowQuery& query);
    const services::RowQuery& query() const { return m_query; }
    bool isFinding() const { return m_finding != nullptr; }
    void stopFinding();
    /// Cells hold words and figures of the language they were read in.
    void sayAgain();

    /// The number of a row in the version, from 0.
    std::uint64_t numberAt(int row) const { return m_order ? (*m_order)[std::size_t(row)] : std::uint64_t(row); }
    Job* readWhole(int row, Done<WholeRow> done);
    RowColumn columnAt(int column) const { return m_columns[std::size_t(column)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void opened();
    void failed(const danlu::Error& error);
    /// The rows are other ones, or finding them began.
    void found();

private:
    using Browser = std::shared_ptr<services::RowBrowser>;
    void take(Browser browser);
    void find();
    void show(std::optional<std::vector<std::uint64_t>> order);
    void want(int page) const;
    /// Asks for the page beyond one that comes into sight, after everything that is seen.
    void lookAhead(int page) const;
    void readNext();
    void takePage(int number, RowPage page);
    std::vector<std::uint64_t> numbersOf(int page) const;

    Session& m_session;
    QString m_reference;
    Browser m_browser; // used in m_pool's one thread only
    std::uint64_t m_total = 0;
    services::SplitCounts m_splits;
    std::vector<RowColumn> m_columns;
    services::RowQuery m_query;
    std::optional<std::vector<std::uint64_t>> m_order; // nothing: all rows as they are stored
    Job* m_finding = nullptr;
    int m_opening = 0;    // the number of the last open(): older answers are dropped
    int m_generation = 0; // of the rows that are shown: pages of others are dropped
    mutable RowPages m_pages;
    mutable std::deque<int> m_wanted; // the last one asked for first
    mutable int m_seen = -1;          // the page that was painted last
    mutable QTimer m_soon;            // reads what was wanted once the view has said all of it
    bool m_isReading = false;
    QThreadPool m_pool;
};

} // namespace danlu::ui
