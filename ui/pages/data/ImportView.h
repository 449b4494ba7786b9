#pragma once

#include "ui/pages/data/Faces.h"
#include "ui/shell/Shell.h"

#include <QPointer>
#include <QWidget>

class QListView;
class QPushButton;
class QTableView;

namespace danlu::ui {

class FilesModel;
class ImportForm;
class Label;
class MappingModel;
class Panel;
class PanelHeader;
class PreviewModel;
class RejectedModel;

/// What files would become, before anything is written: their formats, which column is what, the first rows, and those that would be rejected.
class ImportView : public QWidget {
    Q_OBJECT
public:
    explicit ImportView(Shell& shell, QWidget* parent = nullptr);
    void setDatasets(const std::vector<DatasetFace>& datasets);
    /// Adds to what is there; `name`: of the dataset, as long as nobody wrote another one.
    void add(const QStringList& paths, const QString& name = {});
    void clear();

    QString facts() const;
    QString actText() const;
    bool isReady() const;
    /// Imports them; the work outlives this view.
    void act();

signals:
    void changed(); // facts(), actText(), isReady()
    void chooseAsked();
    void started();

private:
    Panel* makeFiles();
    QWidget* makeTables();
    void sayAll();
    void look();
    void take(Result<Json> found);
    void showFile(int row);
    void layColumns();
    int current() const;
    void removeCurrent();

    Shell& m_shell;
    FilesModel* m_files;
    MappingModel* m_mapping;
    PreviewModel* m_preview;
    RejectedModel* m_rejected;
    ImportForm* m_form;
    QListView* m_list;
    QTableView *m_mappingTable, *m_previewTable, *m_rejectedTable;
    PanelHeader *m_filesTitle, *m_formTitle, *m_mappingTitle, *m_previewTitle, *m_rejectedTitle;
    Label *m_space, *m_note;
    QPushButton *m_add, *m_remove;
    QPointer<Job> m_job;
    Json m_found; // of the last preview; null while one is on its way
};

} // namespace danlu::ui
