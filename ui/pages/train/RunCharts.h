#pragma once

#include "services/run/RunFollower.h"
#include "ui/charts/ChartStack.h"
#include "ui/shell/Preferences.h"

#include <QWidget>

#include <map>

class QPushButton;
class QSlider;

namespace danlu::ui {

class Label;
class SegmentedControl;

/// All curves of the runs that are shown, with the tools above them. Fed with news; remembers how it was set.
class RunCharts : public QWidget {
    Q_OBJECT
public:
    explicit RunCharts(Preferences& preferences, QWidget* parent = nullptr);
    /// Gauges are shown of the leading run only.
    enum class Part { Leading, Beside };
    void addRun(const QString& id, const QString& name, int color, Part part);
    void removeRun(const QString& id);
    void clear();
    void take(const QString& id, const services::RunNews& news);
    ChartStack& chart() { return *m_chart; }

signals:
    void exportFailed(const danlu::Error& error);

private:
    /// One run on the chart.
    struct Shown {
        RunId run{};
        QString name;
        Color color = Color::Series1;
        Part part = Part::Leading;
        std::map<std::pair<std::string_view, int>, std::optional<CurveId>> curves; // by sample's name and device; none: not shown
        std::vector<std::pair<double, double>> evaluations;                        // step, loss
        std::vector<std::int64_t> checkpoints;
        std::optional<CurveId> train, eval;
    };
    QWidget* makeTools();
    QWidget* makeExport();
    void addStrips();
    void tellStrips();
    std::optional<CurveId> curveOf(Shown& shown, const services::RunSample& sample);
    std::optional<CurveSpec> specOf(const Shown& shown, const services::RunSample& sample) const;
    void mark(Shown& shown);
    void tellSmoothing();
    void exportAs(const QString& suffix);

    Preferences& m_preferences;
    ChartStack* m_chart;
    QSlider* m_smoothing;
    Label* m_weight;
    SegmentedControl* m_unit;
    QPushButton* m_log;
    StripId m_loss{}, m_rate{}, m_norm{}, m_speed{}, m_load{}, m_memory{};
    std::map<QString, Shown> m_runs;
    std::optional<double> m_gpuMemory; // of the first GPU
    bool m_hasGpu = false;
};

} // namespace danlu::ui
