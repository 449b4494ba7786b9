#pragma once

#include "ui/pages/data/Faces.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Panel.h"

#include <QPointer>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace danlu::ui {

class Label;
class PanelHeader;

/// A version, or a part of it, as a plain file outside of the project.
class ExportPanel : public Panel {
    Q_OBJECT
public:
    explicit ExportPanel(Shell& shell, QWidget* parent = nullptr);
    void open(const DatasetFace& dataset, const VersionFace& version);
    void setHasSplit(bool hasSplit);

private:
    void sayAll();
    void suggest();
    void check();
    void choose();
    void write();

    Shell& m_shell;
    VersionFace m_version;
    QString m_kind;
    bool m_isOwnName = false; // a person wrote or chose the file
    PanelHeader* m_title;
    Label *m_explanation, *m_formLabel, *m_partLabel, *m_fileLabel, *m_problem;
    QComboBox *m_form, *m_part;
    QLineEdit* m_file;
    QPushButton *m_choose, *m_act;
};

} // namespace danlu::ui
