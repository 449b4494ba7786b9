#pragma once

#include "ui/pages/data/RowsModel.h"
#include "ui/shell/Shell.h"

#include <QComboBox>
#include <QTimer>
#include <QWidget>

class QPushButton;

namespace danlu::ui {

class Label;
class RowsTable;
class SearchField;

/// Rows as a table with what finds, hides and copies; below it how many there are.
class RowsView : public QWidget {
    Q_OBJECT
public:
    RowsView(Shell& shell, RowsModel& model, QWidget* parent = nullptr);
    RowsTable& table() const { return *m_table; }
    /// Goes to the row that many further.
    void step(int by);

private:
    QWidget* makeToolbar();
    QWidget* makeFooter();
    void say();
    void search();
    void showCounts();
    void showColumns();
    void copy();

    Shell& m_shell;
    RowsModel& m_model;
    RowsTable* m_table;
    SearchField* m_search;
    QComboBox* m_split;
    Label* m_matching;
    QPushButton* m_columns;
    QPushButton* m_copy;
    QPushButton* m_stop;
    Label* m_chosen;
    Label* m_visible;
    QTimer m_typed; // searching begins when nothing was typed for a while
};

} // namespace danlu::ui
