#pragma once

#include "ui/charts/ChartModel.h"
#include "ui/charts/Frame.h"
#include "ui/charts/Ticks.h"
#include "ui/style/Look.h"

namespace danlu::ui {

/// Everything a chart's picture depends on, besides its size and its look. ChartStack owns and changes it, the painters read it.
struct Scene {
    ChartModel model;
    XUnit unit = XUnit::Steps;
    Density density = Density::Automatic;
    std::optional<Range> zoomX;      // nothing: all there is
    std::map<StripId, Range> zoomY;  // absent: what the shown stretch needs
    std::optional<double> crosshair; // in the shown unit
    StripId pointed{};               // whose values the box shows
    std::optional<StripId> open;     // below the headers of a compact stack
    std::optional<Range> selection;
    Qt::FocusReason focus = Qt::NoFocusReason; // how the focus came; none where it is elsewhere
};

/// What painters get: the scene, how it looks and how numbers are written.
struct Paint {
    const Scene& scene;
    const Look& look;
    QLocale locale;

    QColor color(Color role) const { return look.color(role); }
};

/// One strip on the screen.
struct StripFrame {
    StripId strip{};
    QRectF outer;
    Frame frame;
};

bool hasValues(const Scene& scene, StripId strip);
Range shownX(const Scene& scene);
/// `pixels`: the height of the plot, which settles how many ticks there are and thereby where a rounded axis ends.
Range shownY(const Scene& scene, StripId strip, double pixels);
/// Log only where something positive is shown.
AxisScale shownScale(const Scene& scene, StripId strip);
NumberFormat formatX(XUnit unit);
int mostTicksX(double pixels);
int mostTicksY(double pixels, AxisScale scale);
/// "Step 640", "42:08".
QString placeTitle(double x, XUnit unit, const QLocale& locale);
/// "step 650", beside a value.
QString placeShort(double x, XUnit unit, const QLocale& locale);
QString placeText(double x, XUnit unit, const QLocale& locale);
/// A crosshair stands on whole steps and seconds.
double wholeX(double x);

} // namespace danlu::ui
