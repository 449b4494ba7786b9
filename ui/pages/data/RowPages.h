#pragma once

#include "ui/pages/data/RowColumns.h"

#include <list>
#include <unordered_map>

namespace danlu::ui {

/// A row as the table shows it: a cut text for each column.
struct RowCells {
    std::uint64_t index = 0;
    Split split = Split::None;
    std::vector<QString> cells;
};
using RowPage = std::vector<RowCells>;

/// The pages of a table that were read last; the oldest ones go. GUI thread.
class RowPages {
public:
    static constexpr int kRows = 100; // of a page
    static constexpr std::size_t kPages = 96;

    /// Null where it is not there.
    const RowPage* page(int number);
    void put(int number, RowPage page);
    void clear();
    std::size_t count() const { return m_pages.size(); }

private:
    using Uses = std::list<int>; // the last used one first
    struct Kept {
        RowPage page;
        Uses::iterator use;
    };
    Uses m_uses;
    std::unordered_map<int, Kept> m_pages;
};

} // namespace danlu::ui
