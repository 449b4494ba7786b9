#pragma once

#include "ui/shell/Shell.h"
#include "ui/widgets/Panel.h"

class QHBoxLayout;

namespace danlu::ui {

class ElidedLabel;
class Glyph;
class Label;
class Meter;
class Sparkline;

/// The lower edge of the window: whether the project is locked, what works now and how far it is, the machine's meters.
class StatusBar : public Panel {
    Q_OBJECT
public:
    explicit StatusBar(Shell& shell, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    /// One meter: its name, the last minute, the value.
    struct Gauge {
        Label* name;
        Sparkline* curve;
        Label* value;
    };
    Gauge addGauge(QHBoxLayout& row);
    void showProject();
    void showWork();
    void showMachine();

    Shell& m_shell;
    Glyph* m_lock;
    Label* m_project;
    Glyph* m_workIcon;
    ElidedLabel* m_workName;
    Label* m_workStep;
    Meter* m_workMeter;
    Label* m_workLeft;
    QHBoxLayout* m_gaugeRow;
    std::vector<Gauge> m_gauges; // CPU, memory, then two for each GPU
    QString m_page, m_what;      // where the work is shown
};

} // namespace danlu::ui
