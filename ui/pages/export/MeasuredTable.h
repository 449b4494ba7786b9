#pragma once

#include "ui/pages/export/Forms.h"

#include <QWidget>

class QTableView;

namespace danlu::ui {

class FormsModel;
class PanelHeader;

/// What was measured of each form of a model, beside the original; as high as what there is.
class MeasuredTable : public QWidget {
    Q_OBJECT
public:
    explicit MeasuredTable(QWidget* parent = nullptr);
    /// `dataset`: that was asked for; the table may know nothing of it.
    void setTable(const FormTable& table, const QString& dataset);

private:
    void sayAll();
    void layColumns();

    PanelHeader* m_header;
    FormsModel* m_model;
    QTableView* m_table;
    FormTable m_forms;
    QString m_dataset;
};

} // namespace danlu::ui
