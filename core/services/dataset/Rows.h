#pragma once

#include "base/Row.h"
#include "services/project/Project.h"

#include <memory>
#include <span>

namespace danlu::services {

struct ShownRow {
    std::uint64_t index = 0;
    Split split = Split::None;
    Row row = {};
};

/// Rows of each part; all in `none` where the version was never split.
struct SplitCounts {
    std::uint64_t none = 0, train = 0, validation = 0, test = 0;
};

/// A version opened for looking through it page by page, in any order; holds about 4 MB of opened segments, whatever the version's size.
/// Has a handle of the project of its own, so it may work in another thread than the project it was opened from. One thread at a time.
class RowBrowser {
public:
    /// Writes an audit row: its rows may be read from now on.
    static Result<RowBrowser> open(Project& project, std::string_view reference);
    RowBrowser(RowBrowser&&) noexcept;
    RowBrowser& operator=(RowBrowser&&) noexcept;
    ~RowBrowser();

    const std::string& reference() const; // "tickets@3"
    const std::string& kind() const;      // nameOf(RowKind)
    std::uint64_t rows() const;
    const SplitCounts& splits() const;
    /// These rows in this order.
    Result<std::vector<ShownRow>> read(std::span<const std::uint64_t> indices);

private:
    struct State;
    explicit RowBrowser(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

enum class RowOrder { Stored, Label, Length, Split };
enum class Direction { Up, Down };
/// The names of the orders, as the command line takes them.
std::vector<std::string> rowOrders();
Result<RowOrder> rowOrderNamed(std::string_view name);

/// Which rows of a version, and in which order.
struct RowQuery {
    std::string text = {};  // somewhere in the row or its labels, ASCII letters of either case; "" = any
    std::string split = {}; // train | validation | test; "" = any
    RowOrder order = RowOrder::Stored;
    Direction direction = Direction::Up;
};
/// Numbers of the rows that match. Reads them all, unless neither text, label nor length is asked for.
Result<std::vector<std::uint64_t>> findRows(Project& project, std::string_view reference, const RowQuery& query, const Task& task);
/// {dataset, version, total, matching, rows:[…]} of the matching ones, as showRows.
Result<Json> showFound(Project& project, std::string_view reference, const RowQuery& query, std::uint64_t from, std::uint64_t count, const Task& task);

constexpr std::size_t kCopiedRows = 100'000;
/// Rows as lines of cells parted by tabs, with a line of titles, for a spreadsheet; at most kCopiedRows. An export: it writes an audit row.
Result<std::string> rowsAsTsv(Project& project, std::string_view reference, std::span<const std::uint64_t> indices, const Task& task);

/// A stretch of a text that a cleaning rule takes for personal data; bytes.
struct PersonalMark {
    std::size_t begin = 0, end = 0;
    std::string kind; // id | phone | email
};
/// In order, without overlap.
std::vector<PersonalMark> personalMarks(std::string_view text);
/// The text with dots in their place.
std::string maskedPersonal(std::string_view text);

} // namespace danlu::services
