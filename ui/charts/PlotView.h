#pragma once

#include "ui/charts/Scene.h"

#include <QSize>

#include <memory>

class QPaintDevice;
class QWidget;

namespace danlu::ui {

/// The picture of a scene, in one QCustomPlot that fills its parent and lets the mouse through to it. ChartStack owns it; GUI thread.
class PlotView {
public:
    PlotView(QWidget& parent, const Scene& scene);
    ~PlotView();

    void resize(QSize size);
    /// Strips came, went, opened or closed.
    void rebuild();
    /// All of it, from the scene as it is.
    void replot();
    /// Only what lies above the curves.
    void replotOverlay();
    /// The strips that are shown, as of the last replot.
    std::vector<StripFrame> frames() const;
    /// The row of headers; empty where there is none.
    QRectF headers() const;
    /// Without crosshair and selection, as large as the widget; `device` is a vector one or an image.
    enum class Drawing { Pixels, Vectors };
    void drawTo(QPaintDevice& device, Drawing drawing);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace danlu::ui
