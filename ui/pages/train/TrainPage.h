#pragma once

#include "ui/shell/Page.h"

#include <QPointer>

class QPushButton;
class QStackedWidget;

namespace danlu::ui {

class RunActions;
class RunPanel;
class RunView;
class TrainSetup;

/// Runs: the list at the left and the one that is chosen, or, instead of both, a new one being put together. `what` names a run; "new" and
/// "new:RUN" open the setup, empty or with a run's spec.
class TrainPage : public Page {
    Q_OBJECT
public:
    explicit TrainPage(Shell& shell, QWidget* parent = nullptr);
    void open(const QString& what) override;
    QWidget* first() override;

private:
    QWidget* makeEmpty();
    void makeButtons();
    void showRuns();
    void showSetup(const QString& like);
    void tell();

    QStackedWidget* m_stack;
    RunPanel* m_panel;
    QWidget* m_runs;
    QWidget* m_empty = nullptr;
    RunView* m_view = nullptr;
    RunActions* m_actions = nullptr;
    TrainSetup* m_setup = nullptr;
    QPushButton* m_back = nullptr;
    QPointer<QPushButton> m_create; // where there is no run yet
    QPointer<QPushButton> m_start;  // the title line's, while there is a setup
};

} // namespace danlu::ui
