#include "ui/charts/Scene.h"

#include "ui/charts/ChartWords.h"
#include "ui/charts/Measures.h"

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

constexpr double kPadding = 0.06; // of the height, above and below lines that do not start at zero

Range padded(Range range, AxisScale scale) {
    if (scale == AxisScale::Log) {
        const double factor = std::pow(std::max(range.high / range.low, 1.01), kPadding);
        return {range.low / factor, range.high * factor};
    }
    const double by = range.width() > 0 ? range.width() * kPadding : std::max(std::abs(range.high) * 0.1, 1e-12);
    return {range.low - by, range.high + by};
}

Range withLimit(Range range, const StripSpec& spec) { return spec.limit ? united(range, {*spec.limit, *spec.limit}) : range; }

} // namespace

bool hasValues(const Scene& scene, StripId strip) {
    const auto curves = scene.model.curvesOf(strip);
    return std::any_of(curves.begin(), curves.end(), [](const Curve* curve) { return !curve->series.empty(); });
}

Range shownX(const Scene& scene) {
    if (scene.zoomX)
        return *scene.zoomX;
    const auto extent = scene.model.extentX(scene.unit);
    if (!extent)
        return {0, 1};
    const double low = std::min(0.0, extent->low); // runs start at 0, whatever the first sample says
    return {low, extent->high > low ? extent->high : low + 1};
}

AxisScale shownScale(const Scene& scene, StripId strip) {
    if (scene.model.strip(strip).spec.scale == AxisScale::Linear)
        return AxisScale::Linear;
    return std::isfinite(scene.model.extentY(strip, scene.unit, shownX(scene)).leastPositive) ? AxisScale::Log : AxisScale::Linear;
}

Range shownY(const Scene& scene, StripId strip, double pixels) {
    if (const auto zoomed = scene.zoomY.find(strip); zoomed != scene.zoomY.end())
        return zoomed->second;
    const auto& spec = scene.model.strip(strip).spec;
    if (spec.fixed)
        return *spec.fixed;
    const Extremes extremes = scene.model.extentY(strip, scene.unit, shownX(scene));
    if (extremes.empty())
        return withLimit({0, 1}, spec);
    const AxisScale scale = shownScale(scene, strip);
    if (scale == AxisScale::Log)
        return padded(withLimit({extremes.leastPositive, extremes.high}, spec), scale);
    const Range plain = withLimit({extremes.low, extremes.high}, spec);
    return spec.baseline == Baseline::Zero ? fromZero(plain, mostTicksY(pixels, scale), spec.format.style) : padded(plain, scale);
}

NumberFormat formatX(XUnit unit) {
    switch (unit) {
    case XUnit::Steps:
        return {NumberStyle::Whole};
    case XUnit::Time:
        return {NumberStyle::Duration};
    case XUnit::Tokens:
        return {NumberStyle::Count};
    }
    return {};
}

int mostTicksX(double pixels) { return int(std::clamp(pixels / 70, 2.0, 7.0)); }

int mostTicksY(double pixels, AxisScale scale) {
    if (pixels < kTallPlot)
        return 3;
    return int(scale == AxisScale::Log ? std::clamp(pixels / 30, 3.0, 9.0) : std::clamp(pixels / 40, 3.0, 6.0)); // log ticks crowd at one end
}

QString placeText(double x, XUnit unit, const QLocale& locale) { return valueText(x, formatX(unit), locale); }

QString placeTitle(double x, XUnit unit, const QLocale& locale) {
    const QString text = placeText(x, unit, locale);
    switch (unit) {
    case XUnit::Steps:
        return ChartWords::stepTitle(text);
    case XUnit::Tokens:
        return ChartWords::tokensTitle(text);
    case XUnit::Time:
        return text;
    }
    return text;
}

QString placeShort(double x, XUnit unit, const QLocale& locale) {
    const QString text = placeText(x, unit, locale);
    return unit == XUnit::Steps ? ChartWords::stepShort(text) : text;
}

double wholeX(double x) { return std::round(x); }

} // namespace danlu::ui
