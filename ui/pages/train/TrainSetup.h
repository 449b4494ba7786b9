#pragma once

#include "spec/TrainSpec.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Chip.h"

#include <QPointer>

class QPushButton;

namespace danlu::ui {

class EstimatePane;
class ModelSources;
class SetupChoices;
class SetupParameters;
class SpecForm;

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
    void listen();
    QPushButton* makeAdd();
    void loadLists();
    void loadLike(const QString& run);
    void takeLike(const Json& shown);
    void takeSpec(const spec::TrainSpec& spec);
    void takeDefaults();
    void choose();
    void setMethod(const std::string& method);
    void nameIt();
    bool isNameTaken(const std::string& name) const;
    void checkSoon();
    void showMissing();
    void check();
    void took(Result<Json> dryRun);
    void refused(const QString& name, const danlu::Error& error);
    void tell();

    Shell& m_shell;
    spec::TrainSpec m_spec, m_usual;
    QTimer m_debounce;
    QPointer<Job> m_job;
    bool m_hasLists = false;                                           // of models and datasets
    bool m_isChecked = false, m_isNamed = false, m_isStarting = false; // named: by a person
    std::optional<danlu::Error> m_problem;
    std::optional<Json> m_found; // by the last dry run
    ModelSources* m_sources = nullptr;
    SetupChoices* m_choices;
    SetupParameters* m_parameters;
    SpecForm& m_form;
    EstimatePane* m_estimate;
};

} // namespace danlu::ui
