#pragma once

#include "ui/pages/export/Forms.h"
#include "ui/shell/Page.h"

class QComboBox;
class QStackedWidget;
class QTableView;

namespace danlu::ui {

class ExportSide;
class ExportsModel;
class FormCards;
class FormsModel;
class Label;
class PanelHeader;
class ProgressRow;

/// A model leaves the project: its forms with size and quality, what they must pass, where they go, and what was exported before.
class ExportPage : public Page {
    Q_OBJECT
public:
    explicit ExportPage(Shell& shell, QWidget* parent = nullptr);
    /// A model.
    void open(const QString& what) override;
    QWidget* first() override;

private:
    QWidget* middle();
    QWidget* toolbar();
    void setUpTables();
    void reload();
    void take(const Json& state);
    void fillModels();
    void fillDatasets();
    void showForms();
    void choose(const QString& model);
    void showEmpty();
    void sayTitle();
    void measure(const FormFace& form);
    void exportNow();
    void exported(Result<Json> result);
    void verify(const QString& folder);
    void tryOut(const QString& folder);
    /// Long work of this page: shown above the cards while it lasts.
    void follow(Job* job, const QString& name);
    void showProblem(const QString& title, const danlu::Error& error);
    void clearProblem();

    QStackedWidget* m_stack; // what there is, or what belongs here
    QPushButton* m_export;
    QPushButton* m_copyCommand;
    QComboBox* m_models;
    QComboBox* m_datasets;
    Label* m_modelName;
    Label* m_datasetName;
    Panel* m_progressBox;
    Panel* m_problemBox;
    FormCards* m_cards;
    PanelHeader* m_formsHeader;
    PanelHeader* m_levelsHeader;
    PanelHeader* m_pastHeader;
    FormsModel* m_levels;
    QTableView* m_levelsTable;
    ExportsModel* m_exports;
    QTableView* m_exportsTable;
    ExportSide* m_side;
    Json m_state;         // {models, datasets, forms, measurements, exports}
    QString m_model;      // chosen
    QString m_dataset;    // chosen: NAME@V; empty: the one measured last
    QString m_formShown;  // at the side, to be written
    QString m_pastFolder; // of the export to select when the list is there
    bool m_isFilling = false;
    bool m_isBusy = false; // one long work at a time from this page
};

} // namespace danlu::ui
