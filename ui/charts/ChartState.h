#pragma once

#include "ui/charts/ChartStack.h"
#include "ui/charts/PlotView.h"

#include <QTimer>

namespace danlu::ui {

/// What the mouse is doing between press and release.
enum class Drag { None, Pan, PanValues, Select };

/// What lies under a point of the chart.
struct Spot {
    enum class Part { Nothing, Plot, ValueAxis, Header } part = Part::Nothing;
    StripId strip{};
    Frame frame{};
};

/// The inside of a ChartStack: the scene, its picture and the timer that brings them together.
struct ChartStack::State {
    explicit State(ChartStack& owner);

    ChartStack& chart;
    Scene scene;
    PlotView view;
    QTimer timer; // runs only while something has changed
    bool stale = false;

    Drag drag = Drag::None;
    Spot pressed{};
    QPointF from{}; // where the drag began
    Range fromX{}, fromY{};
    double anchor = 0; // of the selection, in the shown unit

    /// Repaints with the timer, or at once.
    void change();
    void refresh();
    void rebuild();
    void refreshOverlay();
    /// What a screen reader says.
    void speak();

    Spot spotAt(QPointF at) const;
    void zoomX(double anchorAt, double factor);
    void panX(double share);
    void zoomY(StripId strip, double anchorAt, double factor);
    void panTo(QPointF at);
    void pointAt(QPointF at);
    QString namesIn(StripId strip) const;
    void selectTo(double x);
    void finishSelection();
    void moveCrosshair(int direction, Qt::KeyboardModifiers modifiers);
    void stepStrip(int direction);
};

} // namespace danlu::ui
