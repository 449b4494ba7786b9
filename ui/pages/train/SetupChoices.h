#pragma once

#include "services/project/Project.h"
#include "spec/TrainSpec.h"
#include "ui/widgets/Panel.h"

#include <optional>

class QComboBox;
class QVBoxLayout;

namespace danlu::ui {

class KeyValueRows;
class Label;
class ModelList;
class PanelHeader;
class SegmentedControl;
class StackedMeter;

/// What a run can be made of: {models: those that can be trained further, datasets: [{name: "tickets@3", rows, kind}], the newest first}.
Result<Json> readTrainLists(services::Project& project);

/// The left of a run's setup: model, data, method, with what a dry run found out of them.
class SetupChoices : public Panel {
    Q_OBJECT
public:
    explicit SetupChoices(QWidget* parent = nullptr);
    /// Beside the title of the models.
    void addToModels(QWidget& control);
    void setLists(const Json& lists);
    /// Chooses without saying so what the spec names, or nothing where that is not there any more; where the spec names none yet, the first one, in
    /// the spec too.
    void adopt(spec::TrainSpec& spec);
    void tell(const spec::TrainSpec& spec, const std::optional<Json>& found);

    std::string model() const;
    std::string dataset() const;
    /// Plain texts have no answers to learn.
    bool isPlainText() const;
    QWidget* first() const;

signals:
    /// A person chose a model or a dataset.
    void chosen();
    void methodChosen(const std::string& method);

private:
    void addSection(QVBoxLayout& column, PanelHeader& head, const std::vector<QWidget*>& widgets);
    void tellData(const spec::TrainSpec& spec, const Json& found);
    void tellMethod(const spec::TrainSpec& spec, const Json& found);

    PanelHeader* m_modelHead;
    PanelHeader* m_dataHead;
    PanelHeader* m_methodHead;
    ModelList* m_models;
    QComboBox* m_datasets;
    StackedMeter* m_split;
    KeyValueRows* m_facts;
    SegmentedControl* m_method;
    Label* m_methodText;
};

/// "2  Data": the parts of a setup are numbered in their order.
QString numberedTitle(int number, const QString& title);

} // namespace danlu::ui
