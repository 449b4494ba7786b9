#pragma once

#include "ui/pages/home/HomeFacts.h"
#include "ui/shell/Page.h"

class QTableView;

namespace danlu::ui {

class ChainRow;
class HomeSide;
class PanelHeader;
class ProgressRow;
class RecentRunsModel;
class TodayModel;

/// The project at a glance: the work as steps, what to do next, what ran and what was done today, the machine and the locks.
class HomePage : public Page {
    Q_OBJECT
public:
    explicit HomePage(Shell& shell, QWidget* parent = nullptr);
    QWidget* first() override;

private:
    QWidget* makeMiddle();
    QWidget* makeRuns();
    QWidget* makeToday();
    void ask();
    void askCurves();
    void show();
    void showSample();

    std::optional<HomeFacts> m_facts;
    std::map<QString, std::int64_t> m_curveSteps; // of each run whose curve is there: its steps then
    ChainRow* m_chain;
    RecentRunsModel* m_runs;
    TodayModel* m_today;
    QTableView* m_runsTable = nullptr;
    PanelHeader *m_runsHeader = nullptr, *m_todayHeader = nullptr;
    ProgressRow* m_building;
    HomeSide* m_side;
};

} // namespace danlu::ui
