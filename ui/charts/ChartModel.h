#pragma once

#include "ui/charts/ChartTypes.h"

#include <map>

namespace danlu::ui {

struct Strip {
    StripId id;
    StripSpec spec;
};

struct Curve {
    CurveId id;
    CurveSpec spec;
    Series series = {};
    std::vector<Mark> marks = {}; // ascending
};

/// The strips, runs and curves of one chart, without anything that paints. ChartStack owns it; GUI thread.
class ChartModel {
public:
    StripId addStrip(StripSpec spec);
    RunId addRun();
    CurveId addCurve(CurveSpec spec);
    void removeRun(RunId run);
    void clear();
    /// Ids of what was removed are ignored: late samples of a run that was taken off the chart.
    void append(CurveId curve, double x, double y);
    void appendTime(RunId run, double step, double seconds, double tokens);
    void setMarks(CurveId curve, std::vector<Mark> marks);
    void smooth(double weight);
    double smoothing() const { return m_smoothing; }

    const std::vector<Strip>& strips() const { return m_strips; }
    void setStrip(StripId strip, StripSpec spec) { m_strips[std::size_t(strip)].spec = std::move(spec); }
    void setScale(StripId strip, AxisScale scale) { m_strips[std::size_t(strip)].spec.scale = scale; }
    const Strip& strip(StripId id) const { return m_strips[std::size_t(id)]; }
    const std::map<CurveId, Curve>& curves() const { return m_curves; }
    std::vector<const Curve*> curvesOf(StripId strip) const;
    XMap mapOf(const Curve& curve, XUnit shown) const;
    /// The clock of the first run on the chart; nothing where there is no run.
    const RunClock* leadingClock() const;

    /// The last point of a curve that is no gap and not after the end of what is shown.
    std::optional<std::size_t> endOf(const Curve& curve, XUnit shown, Range x) const;
    /// From the first to the last x of all curves; nothing without a point.
    std::optional<Range> extentX(XUnit shown) const;
    /// Of the lines of a strip within the shown x.
    Extremes extentY(StripId strip, XUnit shown, Range x) const;

private:
    std::vector<Strip> m_strips; // by StripId
    std::map<RunId, RunClock> m_clocks;
    std::map<CurveId, Curve> m_curves;
    int m_nextRun = 0, m_nextCurve = 0;
    double m_smoothing = 0;
};

/// The last point that is not after `x` (in the curve's unit); nothing where that is a gap.
std::optional<std::size_t> indexAt(const Curve& curve, double x);

} // namespace danlu::ui
