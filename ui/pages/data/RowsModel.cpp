#include "ui/pages/data/RowsModel.h"

#include "ui/pages/data/Faces.h"
#include "ui/style/Look.h"

#include <algorithm>
#include <limits>

namespace danlu::ui {
namespace {

constexpr std::size_t kMostWanted = 4; // what was scrolled past is not read any more

RowPage cellsOf(const std::vector<services::ShownRow>& rows, const std::vector<RowColumn>& columns) {
    RowPage page;
    page.reserve(rows.size());
    for (const auto& row : rows) {
        RowCells cells{row.index, row.split, {}};
        cells.cells.reserve(columns.size());
        for (const RowColumn column : columns)
            cells.cells.push_back(cellText(row, column));
        page.push_back(std::move(cells));
    }
    return page;
}

bool isPlain(const services::RowQuery& query) {
    return query.text.empty() && query.split.empty() && query.order == services::RowOrder::Stored && query.direction == services::Direction::Up;
}

} // namespace

RowsModel::RowsModel(Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &RowsModel::readNext);
}

RowsModel::~RowsModel() { m_pool.waitForDone(); }

void RowsModel::close() {
    ++m_opening;
    ++m_generation;
    stopFinding();
    beginResetModel();
    m_browser.reset();
    m_reference.clear();
    m_columns.clear();
    m_order.reset();
    m_pages.clear();
    m_wanted.clear();
    m_query = {};
    endResetModel();
    emit found();
}

void RowsModel::open(const QString& reference) {
    close();
    m_reference = reference;
    const auto work = [name = bytesOf(reference)](services::Project& project) -> Result<Browser> {
        DANLU_TRY(auto browser, services::RowBrowser::open(project, name));
        return std::make_shared<services::RowBrowser>(std::move(browser));
    };
    m_session.ask<Browser>(this, work, [this, number = m_opening](Result<Browser> browser) {
        if (number != m_opening)
            return;
        if (!browser)
            return emit failed(browser.error());
        take(std::move(*browser));
    });
}

void RowsModel::take(Browser browser) {
    beginResetModel();
    m_browser = std::move(browser);
    m_total = m_browser->rows();
    m_splits = m_browser->splits();
    m_columns = columnsOf(textOf(m_browser->kind()), hasSplit());
    endResetModel();
    emit opened();
    emit found();
}

void RowsModel::setQuery(const services::RowQuery& query) {
    m_query = query;
    stopFinding();
    isPlain(query) ? show(std::nullopt) : find();
}

void RowsModel::stopFinding() {
    if (Job* job = std::exchange(m_finding, nullptr)) {
        job->cancel();
        delete job; // nobody hears of it any more
    }
}

void RowsModel::find() {
    using Numbers = std::vector<std::uint64_t>;
    const auto work = [name = bytesOf(m_reference), query = m_query](services::Project& project, const services::Task& task) -> Result<Numbers> {
        return services::findRows(project, name, query, task);
    };
    m_finding = m_session.act<Numbers>(this, work, [this](Result<Numbers> numbers) {
        m_finding = nullptr;
        if (numbers)
            show(std::move(*numbers));
        else
            emit failed(numbers.error());
    });
    emit found();
}

void RowsModel::show(std::optional<std::vector<std::uint64_t>> order) {
    ++m_generation;
    beginResetModel();
    m_order = std::move(order);
    m_pages.clear();
    m_wanted.clear();
    endResetModel();
    emit found();
}

void RowsModel::sayAgain() {
    if (rowCount() == 0)
        return;
    ++m_generation;
    m_pages.clear();
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int RowsModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_browser)
        return 0;
    return int(std::min<std::uint64_t>(m_order ? m_order->size() : m_total, std::numeric_limits<int>::max()));
}

QVariant RowsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const RowColumn column = columnAt(index.column());
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && column == RowColumn::Number)
        return applicationLook().color(Color::TextMuted);
    if (role != Qt::DisplayRole && role != kIsThere)
        return {};
    const int number = index.row() / RowPages::kRows;
    const RowPage* page = m_pages.page(number);
    if (role == kIsThere)
        return page != nullptr;
    if (number != m_seen)
        lookAhead(number);
    if (!page) {
        want(number);
        return column == RowColumn::Number ? QVariant(cellText({numberAt(index.row()), Split::None, {}}, column)) : QVariant();
    }
    return (*page)[std::size_t(index.row() % RowPages::kRows)].cells[std::size_t(index.column())];
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section >= int(m_columns.size()))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(columnAt(section)) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(titleOf(columnAt(section))) : QVariant();
}

void RowsModel::want(int page) const {
    if (std::ranges::find(m_wanted, page) != m_wanted.end())
        return;
    m_wanted.push_front(page);
    while (m_wanted.size() > kMostWanted)
        m_wanted.pop_back();
    m_soon.start();
}

void RowsModel::lookAhead(int page) const {
    const int next = page + (page > m_seen ? 1 : -1);
    m_seen = page;
    if (next < 0 || next > (rowCount() - 1) / RowPages::kRows || m_wanted.size() >= kMostWanted || m_pages.page(next) ||
        std::ranges::find(m_wanted, next) != m_wanted.end())
        return;
    m_wanted.push_back(next);
    m_soon.start();
}

std::vector<std::uint64_t> RowsModel::numbersOf(int page) const {
    std::vector<std::uint64_t> numbers;
    const int last = std::min(rowCount(), (page + 1) * RowPages::kRows);
    for (int row = page * RowPages::kRows; row < last; ++row)
        numbers.push_back(numberAt(row));
    return numbers;
}

void RowsModel::readNext() {
    if (m_isReading || m_wanted.empty() || !m_browser)
        return;
    const int page = m_wanted.front();
    m_isReading = true;
    const auto work = [browser = m_browser, numbers = numbersOf(page), columns = m_columns](const services::Task&) -> Result<RowPage> {
        DANLU_TRY(const auto rows, browser->read(numbers));
        return cellsOf(rows, columns);
    };
    runTask<RowPage>(m_pool, this, work, [this, page, generation = m_generation](Result<RowPage> rows) {
        m_isReading = false;
        const bool isStill = generation == m_generation;
        if (rows && isStill)
            takePage(page, std::move(*rows));
        else if (isStill) {
            std::erase(m_wanted, page); // it would fail again
            emit failed(rows.error());
        }
        readNext();
    });
}

void RowsModel::takePage(int number, RowPage page) {
    std::erase(m_wanted, number);
    const int first = number * RowPages::kRows, last = first + int(page.size()) - 1;
    m_pages.put(number, std::move(page));
    emit dataChanged(index(first, 0), index(last, columnCount() - 1), {Qt::DisplayRole, kIsThere});
}

Job* RowsModel::readWhole(int row, Done<WholeRow> done) {
    const auto work = [browser = m_browser, numbers = std::vector{numberAt(row)}](const services::Task&) -> Result<WholeRow> {
        DANLU_TRY(auto rows, browser->read(numbers));
        WholeRow whole{std::move(rows.front()), {}};
        for (const Turn& turn : whole.row.row.turns)
            whole.marks.push_back(services::personalMarks(turn.text));
        return whole;
    };
    return runTask<WholeRow>(m_pool, this, work, std::move(done));
}

} // namespace danlu::ui
