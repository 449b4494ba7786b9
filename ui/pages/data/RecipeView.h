#pragma once

#include "ui/pages/data/DiffModel.h"
#include "ui/pages/data/Faces.h"
#include "ui/shell/Shell.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QListView;
class QPushButton;
class QTableView;

namespace danlu::ui {

class KeptBars;
class Label;
class LengthBounds;
class OptionsForm;
class Panel;
class PanelHeader;
class SegmentedControl;
class StepsModel;

/// A cleaning recipe: its steps on the left, what it does to the first rows in the middle, the options of a step on the right.
class RecipeView : public QWidget {
    Q_OBJECT
public:
    explicit RecipeView(Shell& shell, QWidget* parent = nullptr);
    /// For a version; the recipe stays as it was, where nobody wrote one it is the one that made the version's next of kin, or the sample's.
    void open(const DatasetFace& dataset, const VersionFace& version);
    QString actText() const;
    bool isReady() const;
    /// Makes the next version.
    void act();
    void load();
    void save();

signals:
    void changed();
    void made(const QString& reference);
    void started();

private:
    Panel* makeSteps();
    Panel* makeRows();
    Panel* makeOptions();
    void sayAll();
    void start(const DatasetFace& dataset);
    void readSample();
    void preview();
    void take(const Json& found, std::vector<DiffModel::Compared> rows);
    void showCounts();
    void showStep();
    void showBounds();
    void showAdd();
    int current() const;
    void take(Result<Json> recipe, const QString& from);

    Shell& m_shell;
    VersionFace m_version;
    int m_next = 1;
    StepsModel* m_steps;
    DiffModel* m_diff;
    QListView* m_list;
    QTableView* m_table;
    OptionsForm* m_options;
    LengthBounds* m_bounds;
    KeptBars* m_kept;
    SegmentedControl* m_show;
    PanelHeader *m_stepsTitle, *m_keptTitle, *m_optionsTitle;
    Label *m_state, *m_note;
    QPushButton *m_add, *m_remove, *m_up, *m_down;
    QTimer m_soon; // the preview begins when nothing was changed for a while
    QPointer<Job> m_job;
    Json m_found; // of the last preview
};

} // namespace danlu::ui
