#pragma once

#include <initializer_list>

class QAbstractItemModel;
class QTableView;

namespace danlu::ui {

/// A table without a grid, rows chosen as a whole, the last column as wide as is left. The widths are those of the columns before it.
QTableView* makeTable(QAbstractItemModel& model, std::initializer_list<int> widths);

} // namespace danlu::ui
