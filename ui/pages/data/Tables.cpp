#include "ui/pages/data/Tables.h"

#include "ui/style/Look.h"
#include "ui/widgets/RowDelegate.h"

#include <QHeaderView>
#include <QTableView>

namespace danlu::ui {

QTableView* makeTable(QAbstractItemModel& model, std::initializer_list<int> widths) {
    auto* view = new QTableView;
    view->setModel(&model);
    view->setItemDelegate(new RowDelegate(RowLines::Below, view));
    view->setShowGrid(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(lookOf(*view).tokens().size(Size::Row));
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setStretchLastSection(true);
    int column = 0;
    for (const int width : widths)
        view->horizontalHeader()->resizeSection(column++, width);
    return view;
}

} // namespace danlu::ui
