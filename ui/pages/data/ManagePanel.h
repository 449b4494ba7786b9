#pragma once

#include "ui/pages/data/Faces.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Panel.h"

class QLineEdit;
class QPushButton;

namespace danlu::ui {

class Label;
class PanelHeader;

/// A dataset gets another name, or is deleted after a question that names it.
class ManagePanel : public Panel {
    Q_OBJECT
public:
    explicit ManagePanel(Shell& shell, QWidget* parent = nullptr);
    void open(const DatasetFace& dataset);

signals:
    /// Whoever reads the dataset lets go of it now.
    void aboutToDelete();
    void renamed(const QString& name);
    void deleted(const QString& name);

private:
    QWidget* makeQuestion();
    void say();
    void check();
    void checkDeletion();
    void rename();
    void remove();
    int runs() const;

    Shell& m_shell;
    DatasetFace m_dataset;
    PanelHeader *m_nameTitle, *m_deleteTitle;
    Label *m_nameLabel, *m_nameHint, *m_deleteText, *m_question;
    QLineEdit* m_name;
    QPushButton *m_rename, *m_ask, *m_yes, *m_no;
    QWidget* m_asking;
    Label* m_busy; // why it cannot be deleted now
};

} // namespace danlu::ui
