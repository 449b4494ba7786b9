#pragma once

#include "ui/pages/train/RunFeed.h"
#include "ui/shell/Shell.h"

#include <QWidget>

class QVBoxLayout;
class QScrollArea;

namespace danlu::ui {

class CheckpointsModel;
class ConfigModel;
class RunCharts;
class RunCheckpointsPane;
class RunConfigPane;
class RunLogPane;
class RunOverview;
class RunSamplesPane;
class RunsModel;
class TabPane;

/// One run, with others laid over its curves: charts and log in the middle, what is known of it at the side or, where there is no room, in
/// tabs of the middle.
class RunView : public QWidget {
    Q_OBJECT
public:
    RunView(Shell& shell, RunsModel& model, QWidget* parent = nullptr);
    ~RunView() override;
    /// Above everything: an error with ways out, a question. Null takes it away.
    void setNotice(QWidget* notice);
    QWidget* notice() const { return m_notice; }
    RunCharts& charts() { return *m_charts; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    std::vector<std::pair<QWidget*, QString (*)()>> sidePanes() const;
    QStringList feedIds() const;
    void follow();
    void reload();
    void refresh();
    void arrange();
    void addFeed(const QString& id);
    void loadSpecs();
    void loadCheckpoints();

    Shell& m_shell;
    RunsModel& m_model;
    QThreadPool m_pool;
    QString m_leading;
    std::map<QString, RunFeed*> m_feeds;
    QWidget* m_notice = nullptr;
    QVBoxLayout* m_column;
    TabPane* m_middle;
    TabPane* m_side;
    RunCharts* m_charts;
    RunLogPane* m_log;
    ConfigModel* m_differences;
    CheckpointsModel* m_kept;
    RunOverview* m_overview;
    RunConfigPane* m_config;
    RunCheckpointsPane* m_checkpoints;
    RunSamplesPane* m_samples;
    QScrollArea* m_scroll;
    bool m_isWide = false, m_isArranged = false;
};

} // namespace danlu::ui
