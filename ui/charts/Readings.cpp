#include "ui/charts/Readings.h"

#include "ui/charts/ChartWords.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

/// The next point of one curve, in the shown unit.
std::optional<double> neighbourOn(const Scene& scene, const Curve& curve, double x, Way way) {
    const XMap map = scene.model.mapOf(curve, scene.unit);
    const auto& xs = curve.series.xs();
    const double own = map.own(x), slack = 1e-9 * std::max(1.0, std::abs(own));
    if (way == Way::Forward) {
        const auto next = std::upper_bound(xs.begin(), xs.end(), own + slack);
        return next == xs.end() ? std::nullopt : std::optional(map.shown(*next));
    }
    const auto next = std::lower_bound(xs.begin(), xs.end(), own - slack);
    return next == xs.begin() ? std::nullopt : std::optional(map.shown(*std::prev(next)));
}

QString spokenStrip(const Scene& scene, const Strip& strip, double x, const QLocale& locale) {
    QStringList values;
    for (const auto& reading : readingsAt(scene, strip.id, x))
        values << reading.curve->spec.name + QLatin1Char(' ') + valueText(reading.value, strip.spec.format, locale);
    return values.isEmpty() ? QString() : strip.spec.title + QLatin1Char(' ') + values.join(QStringLiteral(", "));
}

} // namespace

std::vector<Reading> readingsAt(const Scene& scene, StripId strip, double x) {
    std::vector<Reading> readings;
    for (const auto* curve : scene.model.curvesOf(strip)) {
        const XMap map = scene.model.mapOf(*curve, scene.unit);
        if (const auto index = indexAt(*curve, map.own(x)))
            readings.push_back({curve, map.shown(curve->series.x(*index)), curve->series.line()[*index]});
    }
    return readings;
}

double neighbour(const Scene& scene, StripId strip, double x, Way way) {
    std::optional<double> nearest;
    for (const auto* curve : scene.model.curvesOf(strip)) {
        const auto next = neighbourOn(scene, *curve, x, way);
        if (next && (!nearest || std::abs(*next - x) < std::abs(*nearest - x)))
            nearest = next;
    }
    return nearest.value_or(x);
}

RangeStatistics statisticsOf(const Scene& scene, Range range) {
    RangeStatistics statistics{scene.unit, range, {}};
    for (const auto& [id, curve] : scene.model.curves()) {
        const XMap map = scene.model.mapOf(curve, scene.unit);
        const auto values = statisticsOf(curve.series.values(), curve.series.within({map.own(range.low), map.own(range.high)}));
        if (values.count > 0)
            statistics.curves.push_back({id, curve.spec.name, values});
    }
    return statistics;
}

QString spoken(const Scene& scene, const QLocale& locale) {
    const auto extent = scene.model.extentX(scene.unit);
    if (!extent)
        return ChartWords::empty();
    const double x = scene.crosshair.value_or(extent->high);
    QStringList strips;
    for (const auto& strip : scene.model.strips())
        if (const QString text = spokenStrip(scene, strip, x, locale); !text.isEmpty())
            strips << text;
    return ChartWords::at(placeTitle(x, scene.unit, locale), strips.join(QStringLiteral("; ")));
}

} // namespace danlu::ui
