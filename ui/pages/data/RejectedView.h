#pragma once

#include "ui/pages/data/Faces.h"
#include "ui/shell/Shell.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace danlu::ui {

class Label;
class RejectedModel;

/// Rows that the import of a version did not take, read page by page when somebody looks.
class RejectedView : public QWidget {
    Q_OBJECT
public:
    explicit RejectedView(Shell& shell, QWidget* parent = nullptr);
    void open(const VersionFace& version);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void more();
    void sayCount();

    Shell& m_shell;
    RejectedModel* m_model;
    QTableView* m_table;
    Label* m_count;
    QPushButton* m_more;
    QString m_reference;
    std::int64_t m_total = -1; // not read yet
};

} // namespace danlu::ui
