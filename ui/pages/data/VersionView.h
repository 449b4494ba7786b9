#pragma once

#include "ui/pages/data/Faces.h"
#include "ui/shell/Shell.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace danlu::ui {

class ExportPanel;
class ManagePanel;
class RecordView;
class RejectedView;
class RowsModel;
class RowsView;
class SplitPanel;
class Splitter;

/// The right of the page: one version in tabs. Where the window is narrow the record becomes a tab of its own.
class VersionView : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Rows, Record, Rejected, Split, Export, Manage };

    explicit VersionView(Shell& shell, QWidget* parent = nullptr);
    void open(const DatasetFace& dataset, const VersionFace& version);
    /// Lets go of the rows: the dataset is about to be deleted, or has gone.
    void close();
    RowsModel& model() const { return *m_model; }
    void show(Tab tab);
    QWidget* first() const;

signals:
    /// Another version is the one to look at now ("tickets@4").
    void made(const QString& reference);
    void datasetGone();
    /// By us; "" where it was not deleted after all.
    void deleted(const QString& name);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void add(Tab tab, QWidget* view);
    void say();
    void layRecord();
    void chooseTab(int index);

    Shell& m_shell;
    RowsModel* m_model;
    RowsView* m_rows;
    RecordView* m_record;
    Splitter* m_split;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    RejectedView* m_rejected;
    SplitPanel* m_splitting;
    ExportPanel* m_export;
    ManagePanel* m_manage;
    std::vector<std::pair<Tab, QWidget*>> m_views;
    bool m_isNarrow = false;
};

} // namespace danlu::ui
