#pragma once

#include "ui/pages/export/ExportsModel.h"
#include "ui/pages/export/Forms.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Panel.h"

class QLineEdit;
class QPushButton;
class QTabBar;
class QVBoxLayout;

namespace danlu::ui {

class KeyValueRows;
class Label;
class PanelHeader;
class SizePlot;

/// The right side of the export page: what the chosen form must pass and where it goes, or what is known of a past export.
class ExportSide : public Panel {
    Q_OBJECT
public:
    enum class Tab { New, Past };

    explicit ExportSide(Shell& shell, QWidget* parent = nullptr);
    void setForm(const FormTable& table, const FormFace* form);
    /// nullptr: none is chosen.
    void setExport(const ExportFace* face);
    void showTab(Tab tab);
    /// Where the chosen form would go; empty while the name is taken or none is given.
    QString destination() const;
    /// The same as a line for a shell.
    QString command() const;
    /// What was said of the past export no longer holds.
    void clearVerdict();
    /// What a check of the past export found, or why it failed.
    void setVerdict(const QString& folder, const Json& verdict);

signals:
    void destinationChanged();
    void verifyWanted(const QString& folder);
    void tryWanted(const QString& folder);

private:
    QWidget* newPart();
    QWidget* pastPart();
    void sayNew();
    void sayPast();
    void sayGate();
    void suggest();
    void sayWhere();
    void checkDestination();
    void chooseFolder();

    Shell& m_shell;
    FormTable m_table;
    std::optional<FormFace> m_form;
    std::optional<ExportFace> m_export;
    QTabBar* m_tabs;
    QWidget* m_new;
    QWidget* m_past;
    PanelHeader* m_plotHeader;
    SizePlot* m_plot;
    QWidget* m_plotBody;
    PanelHeader* m_gateHeader;
    QVBoxLayout* m_gate;
    PanelHeader* m_bundleHeader;
    KeyValueRows* m_bundle;
    PanelHeader* m_whereHeader;
    QLineEdit* m_where;
    QPushButton* m_choose;
    Label* m_whereNote;
    QLineEdit* m_command;
    PanelHeader* m_pastHeader;
    KeyValueRows* m_facts;
    PanelHeader* m_filesHeader;
    KeyValueRows* m_files;
    Label* m_verdict;
    QPushButton* m_verify;
    QPushButton* m_open;
    QPushButton* m_try;
    bool m_isFree = false;
    Json m_told; // the verdict that is shown
};

} // namespace danlu::ui
