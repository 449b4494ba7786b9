#pragma once

#include "base/Json.h"
#include "spec/TrainSpec.h"
#include "ui/shell/RunQueue.h"
#include "ui/widgets/Panel.h"

class QVBoxLayout;

namespace danlu::ui {

class Chip;
class ExampleText;
class Label;
class PanelHeader;
class StackedMeter;

/// What a dry run found: memory by purpose against what is free, steps, disk, the first example; below, the queue. Or what is wrong.
class EstimatePane : public Panel {
    Q_OBJECT
public:
    EstimatePane(RunQueue& queue, RunsWatch& runs, QWidget* parent = nullptr);
    /// A dry run is being made: what is shown is of before.
    void wait();
    void show(const Json& dryRun, const spec::TrainSpec& spec);
    void fail(const QString& title, const danlu::Error& error);
    /// Why there is nothing to show, in place of it.
    void showInstead(QWidget* what);

private:
    void tell();
    void tellQueue();
    QWidget* makeFigures();

    RunQueue& m_queue;
    RunsWatch& m_runs;
    std::optional<Json> m_found;
    spec::TrainSpec m_spec;
    bool m_isWaiting = true;
    PanelHeader* m_memoryHead;
    Chip* m_fits;
    StackedMeter* m_meter;
    Label* m_sum;
    std::vector<std::pair<Label*, Label*>> m_figures; // steps, batch, tokens, disk
    PanelHeader* m_exampleHead;
    StackedMeter* m_learned;
    ExampleText* m_example;
    QWidget* m_findings;
    QWidget* m_error = nullptr;
    QVBoxLayout* m_column;
    Panel* m_queueHead;
    PanelHeader* m_queueTitle;
    QVBoxLayout* m_queueRows;
};

} // namespace danlu::ui
