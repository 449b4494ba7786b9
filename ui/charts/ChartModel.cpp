#include "ui/charts/ChartModel.h"

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

constexpr std::size_t kPointsWithRoom = 400; // up to which the pale line below the smoothed one has room on the axis too; beyond, outliers go unseen

} // namespace

StripId ChartModel::addStrip(StripSpec spec) {
    const auto id = StripId(m_strips.size());
    m_strips.push_back({id, std::move(spec)});
    return id;
}

RunId ChartModel::addRun() {
    const auto id = RunId(m_nextRun++);
    m_clocks.emplace(id, RunClock{});
    return id;
}

CurveId ChartModel::addCurve(CurveSpec spec) {
    const auto id = CurveId(m_nextCurve++);
    auto& curve = m_curves.emplace(id, Curve{id, std::move(spec)}).first->second;
    if (curve.spec.smoothing == Smoothing::AsChart)
        curve.series.smooth(m_smoothing);
    return id;
}

void ChartModel::removeRun(RunId run) {
    std::erase_if(m_curves, [run](const auto& entry) { return entry.second.spec.run == run; });
    m_clocks.erase(run);
}

void ChartModel::clear() {
    m_strips.clear();
    m_curves.clear();
    m_clocks.clear();
}

void ChartModel::append(CurveId curve, double x, double y) {
    if (const auto found = m_curves.find(curve); found != m_curves.end())
        found->second.series.append(x, y);
}

void ChartModel::appendTime(RunId run, double step, double seconds, double tokens) {
    if (const auto found = m_clocks.find(run); found != m_clocks.end())
        found->second.append(step, seconds, tokens);
}

void ChartModel::setMarks(CurveId curve, std::vector<Mark> marks) {
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.x < b.x; });
    if (const auto found = m_curves.find(curve); found != m_curves.end())
        found->second.marks = std::move(marks);
}

void ChartModel::smooth(double weight) {
    m_smoothing = weight;
    for (auto& [id, curve] : m_curves)
        if (curve.spec.smoothing == Smoothing::AsChart)
            curve.series.smooth(weight);
}

std::vector<const Curve*> ChartModel::curvesOf(StripId strip) const {
    std::vector<const Curve*> found;
    for (const auto& [id, curve] : m_curves)
        if (curve.spec.strip == strip)
            found.push_back(&curve);
    return found;
}

XMap ChartModel::mapOf(const Curve& curve, XUnit shown) const {
    const auto clock = m_clocks.find(curve.spec.run);
    return XMap(clock == m_clocks.end() ? nullptr : &clock->second, curve.spec.unit, shown);
}

std::optional<std::size_t> ChartModel::endOf(const Curve& curve, XUnit shown, Range x) const {
    const auto last = curve.series.indexAt(mapOf(curve, shown).own(x.high));
    for (std::size_t i = last ? *last + 1 : 0; i > 0; --i)
        if (std::isfinite(curve.series.values()[i - 1]))
            return i - 1;
    return std::nullopt;
}

const RunClock* ChartModel::leadingClock() const { return m_clocks.empty() ? nullptr : &m_clocks.begin()->second; }

/// By steps or tokens, what is kept by time ends with the last of them: a process that goes on to evaluate and to save makes no steps.
std::optional<Range> ChartModel::extentX(XUnit shown) const {
    const auto isKeptByTime = [](const auto& entry) { return entry.second.series.empty() || entry.second.spec.unit == XUnit::Time; };
    const bool takesTime = shown == XUnit::Time || std::all_of(m_curves.begin(), m_curves.end(), isKeptByTime);
    std::optional<Range> extent;
    for (const auto& [id, curve] : m_curves) {
        if (curve.series.empty() || (curve.spec.unit == XUnit::Time && !takesTime))
            continue;
        const XMap map = mapOf(curve, shown);
        const Range own{map.shown(curve.series.xs().front()), map.shown(curve.series.xs().back())};
        extent = extent ? united(*extent, own) : own;
    }
    return extent;
}

Extremes ChartModel::extentY(StripId strip, XUnit shown, Range x) const {
    Extremes extremes;
    for (const auto* curve : curvesOf(strip)) {
        const XMap map = mapOf(*curve, shown);
        const Stretch stretch = curve->series.within({map.own(x.low), map.own(x.high)});
        extremes.add(curve->series.line().extremes(stretch.begin, stretch.end));
        if (stretch.size() <= kPointsWithRoom)
            extremes.add(curve->series.values().extremes(stretch.begin, stretch.end));
    }
    return extremes;
}

std::optional<std::size_t> indexAt(const Curve& curve, double x) {
    const auto index = curve.series.indexAt(x);
    if (!index || !std::isfinite(curve.series.values()[*index]))
        return std::nullopt;
    return index;
}

} // namespace danlu::ui
