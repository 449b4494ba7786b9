#pragma once

#include "ui/models/RunsModel.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Panel.h"

class QListView;
class QPushButton;

namespace danlu::ui {

class Label;
class PanelHeader;
class SearchField;

/// The list of runs at the left: filter, new run, rows, how many are laid over each other.
class RunPanel : public Panel {
    Q_OBJECT
public:
    explicit RunPanel(Shell& shell, QWidget* parent = nullptr);
    RunsModel& model() { return *m_model; }
    QWidget* list() const;
    /// Makes it the current one, whether or not it is in the list yet.
    void choose(const QString& id);
    /// Asks for another name in its row.
    void rename();

signals:
    void chosen(const QString& id);
    void newAsked();
    void deleteAsked();

private:
    void fill();
    void show();

    Shell& m_shell;
    RunsModel* m_model;
    PanelHeader* m_header;
    SearchField* m_filter;
    QListView* m_view;
    Panel* m_foot;
    Label* m_overlaid;
    QString m_wanted; // asked for before it was there
};

} // namespace danlu::ui
