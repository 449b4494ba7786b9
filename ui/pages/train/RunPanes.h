#pragma once

#include "services/run/RunFollower.h"
#include "ui/pages/train/ConfigModel.h"
#include "ui/shell/RunsWatch.h"
#include "ui/widgets/Panel.h"

class QTableView;

namespace danlu::ui {

class CheckpointsModel;
class KeyValueRows;
class Label;
class Meter;
class PanelHeader;

/// How far a run is, in figures; what its config has that others have not; the last checkpoints.
class RunOverview : public QWidget {
    Q_OBJECT
public:
    RunOverview(ConfigModel& differences, CheckpointsModel& checkpoints, QWidget* parent = nullptr);
    void show(const RunFace& run, const services::RunSummary& now);
    /// After the models changed.
    void refresh();

private:
    struct Figure {
        Label* name;
        Label* value;
    };
    QWidget* makeFigures();

    ConfigModel& m_differences;
    CheckpointsModel& m_checkpoints;
    Label* m_phase;
    Label* m_percent;
    Meter* m_meter;
    std::vector<Figure> m_figures; // elapsed, left, eval loss, tokens/s
    PanelHeader* m_differHead;
    QTableView* m_differTable;
    PanelHeader* m_checkHead;
    QTableView* m_checkTable;
    RunFace m_run;
    services::RunSummary m_now;
};

/// Everything a run was told, beside what others were told.
class RunConfigPane : public QWidget {
    Q_OBJECT
public:
    explicit RunConfigPane(QWidget* parent = nullptr);
    ConfigModel& model() { return *m_model; }
    void refresh();

private:
    ConfigModel* m_model;
    QTableView* m_table;
};

class RunCheckpointsPane : public QWidget {
    Q_OBJECT
public:
    explicit RunCheckpointsPane(CheckpointsModel& model, QWidget* parent = nullptr);
};

/// A table as these panes show it: rows of one height, no grid, the first column takes what is left.
QTableView* makeRunTable(QAbstractItemModel& model);

} // namespace danlu::ui
