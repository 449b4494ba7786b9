#pragma once

#include <QTableView>

class QStandardItemModel;

namespace danlu::ui {

/// The six steps of the work with what a person and what the machine does in each, and what that took with the sample.
class StepsTable : public QTableView {
    Q_OBJECT
public:
    explicit StepsTable(QWidget* parent = nullptr);

private:
    void fill();

    QStandardItemModel* m_model;
};

} // namespace danlu::ui
