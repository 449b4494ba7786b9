#pragma once

#include "ui/pages/data/RowColumns.h"

#include <QTableView>

namespace danlu::ui {

class Preferences;
class RowsModel;

/// The table of rows: its columns can be hidden and keep their widths on this machine, a click on a header orders, Ctrl+C copies.
class RowsTable : public QTableView {
    Q_OBJECT
public:
    RowsTable(RowsModel& model, Preferences& preferences, QWidget* parent = nullptr);
    int hiddenCount() const;
    bool isShown(int column) const { return !isColumnHidden(column); }
    void setShown(int column, bool isShown);
    /// The chosen rows, in the order of the table.
    std::vector<int> chosenRows() const;

signals:
    void currentRowChanged(int row); // −1: none
    void copyAsked();
    void recordAsked();
    void columnsChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layColumns();
    void orderByColumn(int column, Qt::SortOrder order);
    void giveRestToText();
    QString key(int column, const char* what) const;

    RowsModel& m_model;
    Preferences& m_preferences;
    bool m_isLaying = false;
};

} // namespace danlu::ui
