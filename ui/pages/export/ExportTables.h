#pragma once

class QAbstractItemModel;
class QTableView;

namespace danlu::ui {

class RowDelegate;

/// How the tables of the export page look; the table owns the delegate.
void setUpExportTable(QTableView& table, QAbstractItemModel& model, RowDelegate* delegate);

} // namespace danlu::ui
