#include "ui/pages/data/RowsTable.h"

#include "ui/pages/data/RowsDelegate.h"
#include "ui/pages/data/RowsModel.h"
#include "ui/shell/Preferences.h"
#include "ui/style/Look.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QSignalBlocker>

namespace danlu::ui {
namespace {

constexpr int kLeastWidth = 48;

} // namespace

RowsTable::RowsTable(RowsModel& model, Preferences& preferences, QWidget* parent) : QTableView(parent), m_model(model), m_preferences(preferences) {
    setModel(&model);
    setItemDelegate(new RowsDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(lookOf(*this).tokens().size(Size::Row));
    QHeaderView& header = *horizontalHeader();
    header.setHighlightSections(false);
    header.setSectionsClickable(true);
    header.setSortIndicatorShown(true);
    header.setMinimumSectionSize(kLeastWidth);
    header.setSortIndicator(0, Qt::AscendingOrder);
    connect(&header, &QHeaderView::sortIndicatorChanged, this, &RowsTable::orderByColumn);
    connect(&header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (!m_isLaying && width > 0 && !isElastic(m_model.columnAt(column)))
            m_preferences.remember(key(column, "width"), width);
        if (!m_isLaying)
            giveRestToText();
    });
    connect(&model, &RowsModel::opened, this, &RowsTable::layColumns);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { emit currentRowChanged(now.row()); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { emit currentRowChanged(-1); });
}

QString RowsTable::key(int column, const char* what) const { return QStringLiteral("data/%1-%2").arg(keyOf(m_model.columnAt(column)), QLatin1String(what)); }

void RowsTable::layColumns() {
    m_isLaying = true;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const QVariant width = m_preferences.remembered(key(column, "width"));
        setColumnWidth(column, width.isValid() ? std::max(kLeastWidth, width.toInt()) : usualWidth(m_model.columnAt(column)));
        setColumnHidden(column, m_preferences.remembered(key(column, "hidden")).toBool());
    }
    const QSignalBlocker silent(horizontalHeader());
    horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    m_isLaying = false;
    giveRestToText();
    emit columnsChanged();
}

/// Texts share what the other columns leave.
void RowsTable::giveRestToText() {
    std::vector<int> elastic;
    int taken = 0;
    for (int column = 0; column < m_model.columnCount(); ++column)
        if (!isColumnHidden(column)) {
            if (isElastic(m_model.columnAt(column)))
                elastic.push_back(column);
            else
                taken += columnWidth(column);
        }
    m_isLaying = true;
    for (const int column : elastic)
        setColumnWidth(column, std::max(160, (viewport()->width() - taken) / int(elastic.size())));
    m_isLaying = false;
}

void RowsTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    giveRestToText();
}

int RowsTable::hiddenCount() const {
    int count = 0;
    for (int column = 0; column < m_model.columnCount(); ++column)
        count += isColumnHidden(column) ? 1 : 0;
    return count;
}

void RowsTable::setShown(int column, bool isShown) {
    setColumnHidden(column, !isShown);
    m_preferences.remember(key(column, "hidden"), !isShown);
    giveRestToText();
    emit columnsChanged();
}

void RowsTable::orderByColumn(int column, Qt::SortOrder order) {
    if (!m_model.isOpen() || column < 0 || column >= m_model.columnCount())
        return;
    auto query = m_model.query();
    if (const auto by = orderBy(m_model.columnAt(column))) {
        query.order = *by;
        query.direction = order == Qt::AscendingOrder ? services::Direction::Up : services::Direction::Down;
        return m_model.setQuery(query);
    }
    const QSignalBlocker silent(horizontalHeader()); // rows have no order by this one: the mark goes back
    for (int other = 0; other < m_model.columnCount(); ++other)
        if (orderBy(m_model.columnAt(other)) == query.order)
            horizontalHeader()->setSortIndicator(other, query.direction == services::Direction::Up ? Qt::AscendingOrder : Qt::DescendingOrder);
}

std::vector<int> RowsTable::chosenRows() const {
    std::vector<int> rows;
    const auto ranges = selectionModel()->selection();
    for (const auto& range : ranges)
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void RowsTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        return emit copyAsked();
    if ((event->key() == Qt::Key_Space || event->key() == Qt::Key_Return) && event->modifiers() == Qt::NoModifier)
        return emit recordAsked();
    QTableView::keyPressEvent(event);
}

} // namespace danlu::ui
