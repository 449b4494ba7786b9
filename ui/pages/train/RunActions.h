#pragma once

#include "services/run/RunWatch.h"
#include "ui/shell/Shell.h"

class QMenu;
class QPushButton;

namespace danlu::ui {

class RunsModel;
class RunView;
class TitleLine;

/// What can be done with the run that is chosen: buttons of the title line, and the notices above the run that ask and explain.
class RunActions : public QObject {
    Q_OBJECT
public:
    RunActions(Shell& shell, RunsModel& model, RunView& view, TitleLine& title, QObject* parent = nullptr);
    /// The title line belongs to something else meanwhile.
    void setShown(bool isShown);
    void refresh();
    void rename(const QString& id, const QString& name);
    void askToDelete();

signals:
    void renameAsked();
    void continueAsked(const QString& like);

private:
    void makeMenus();
    void control(services::Command command);
    void resume();
    void remove(const QString& id);
    void tryIt();
    void showPrimary(const RunFace* run);
    void showNotice(const RunFace* run);

    Shell& m_shell;
    RunsModel& m_model;
    RunView& m_view;
    TitleLine& m_title;
    QThreadPool m_pool; // a run answers within ten seconds
    QPushButton* m_pause;
    QPushButton* m_stop;
    QPushButton* m_again;
    QPushButton* m_more;
    QAction* m_delete = nullptr;
    std::vector<QAction*> m_words; // of the menus, in the order of their texts
    QString m_primary, m_noticed;  // what they are there for
    bool m_isShown = true;
};

} // namespace danlu::ui
