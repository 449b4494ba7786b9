#pragma once

#include "spec/TrainSpec.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/SpecForm.h"

#include <QPointer>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace danlu::ui {

class EstimatePane;
class KeyValueRows;
class Label;
class ModelList;
class ModelSources;
class PanelHeader;
class SegmentedControl;
class SpecText;
class StackedMeter;

/// A run put together on one screen: model, data, method, parameters; what it will need and what the model will see is found out by a dry
/// run whenever something changed.
class TrainSetup : public QWidget {
    Q_OBJECT
public:
    explicit TrainSetup(Shell& shell, QWidget* parent = nullptr);
    ~TrainSetup() override;
    /// Empty, or with the spec of a run.
    void begin(const QString& like);
    void start();
    bool canStart() const { return m_isChecked && !m_isStarting && obstacle().isEmpty(); }
    /// Why it cannot start yet.
    QString obstacle() const;
    /// Of the last dry run.
    std::optional<ChipFace> state() const;
    QWidget* first() const;
    const spec::TrainSpec& spec() const { return m_spec; }

signals:
    void left();
    void changed();

private:
    QWidget* makeChoices();
    QWidget* makeParameters();
    void loadLists();
    void takeLists(const Json& lists);
    void loadLike(const QString& run);
    void takeSpec(const spec::TrainSpec& spec);
    void choose();
    void setMethod(int method);
    void edited(const std::string& key);
    void tellAll();
    void tellFacts();
    void nameIt();
    bool isNameTaken(const std::string& name) const;
    void checkSoon();
    void showMissing();
    void check();
    void took(Result<Json> dryRun);

    Shell& m_shell;
    spec::TrainSpec m_spec, m_usual;
    QTimer m_debounce;
    QPointer<Job> m_job;
    bool m_hasLists = false;                                           // of models and datasets
    bool m_isChecked = false, m_isNamed = false, m_isStarting = false; // named: by a person
    std::optional<danlu::Error> m_problem;
    std::optional<Json> m_estimate;
    ModelSources* m_sources = nullptr;
    ModelList* m_models;
    PanelHeader* m_modelHead;
    PanelHeader* m_dataHead;
    PanelHeader* m_methodHead;
    PanelHeader* m_formHead;
    QComboBox* m_datasets;
    StackedMeter* m_split;
    KeyValueRows* m_facts;
    SegmentedControl* m_method;
    Label* m_methodText;
    SegmentedControl* m_level;
    SpecForm* m_form;
    SpecText* m_text;
    QStackedWidget* m_middle;
    EstimatePane* m_estimatePane;
    QPushButton* m_asText = nullptr;
};

/// A run file as people write it: without the keys that mean nothing with its method.
std::string trainYaml(const spec::TrainSpec& spec);
/// What does the same in a terminal.
std::string trainCommand(const spec::TrainSpec& spec, const Path& project);
/// The defaults, with the learning rate that is in force.
spec::TrainSpec usualTrainSpec(const std::string& method);

} // namespace danlu::ui
