#pragma once

#include "ui/pages/compare/PromptRows.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Panel.h"

class QComboBox;
class QListView;
class QPushButton;
class QSpinBox;
class QTableView;

namespace danlu::ui {

class BatchModel;
class PanelHeader;
class ProgressRow;

/// Held-out rows of a dataset as prompts: one of them to ask, or all of them for every model, and what came of it level by level.
class BatchPanel : public Panel {
    Q_OBJECT
public:
    explicit BatchPanel(Shell& shell, QWidget* parent = nullptr);
    void setDatasets(const Json& datasets);
    /// What a batch asks and how; two columns of one model count once.
    void setModels(const QStringList& models);
    void setSampling(const spec::SamplingSpec& sampling);
    /// The batch's answer of a model to the row that is chosen; null where there is none.
    const Json* answerOf(const QString& model) const;
    PromptRows& rows() { return *m_rows; }
    QListView& list() { return *m_list; }

signals:
    /// A row was chosen to be asked.
    void asked(int row);
    /// A row with answers of the batch is looked at.
    void looked(int row);
    void failed(const QString& title, const danlu::Error& error);

private:
    void build();
    void sayAll();
    void load();
    void run();
    void finish(Result<Json> batch);
    QString reference() const { return m_datasetName; }

    Shell& m_shell;
    PromptRows* m_rows;
    BatchModel* m_batch;
    PanelHeader* m_header;
    QComboBox* m_datasets;
    QSpinBox* m_count;
    QListView* m_list;
    QPushButton* m_ask;
    QPushButton* m_run;
    QWidget* m_progressBox;
    QTableView* m_table;
    QString m_datasetName;
    QStringList m_models;
    spec::SamplingSpec m_sampling;
    bool m_isRunning = false, m_isLoaded = false;
};

} // namespace danlu::ui
