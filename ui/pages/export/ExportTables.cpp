#include "ui/pages/export/ExportTables.h"

#include "ui/style/Look.h"
#include "ui/widgets/RowDelegate.h"

#include <QHeaderView>
#include <QTableView>

namespace danlu::ui {

void setUpExportTable(QTableView& table, QAbstractItemModel& model, RowDelegate* delegate) {
    table.setModel(&model);
    table.setItemDelegate(delegate);
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(lookOf(table).tokens().size(Size::Row));
    table.horizontalHeader()->setHighlightSections(false);
}

} // namespace danlu::ui
