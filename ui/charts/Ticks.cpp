#include "ui/charts/Ticks.h"

#include <array>
#include <cmath>
#include <span>

namespace danlu::ui {
namespace {

constexpr double kLittleRoom = 1.25; // how much higher than its values an axis may be to end on a round number
constexpr double kCurved = 5;        // how often the low end goes into the high one, for multiples to crowd at the top of a log axis
constexpr double kAir = 0.08;        // above the values where that would be too much

double decimalStep(double least) {
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

double binaryStep(double least) {
    const double power = std::exp2(std::floor(std::log2(least)));
    for (const double factor : {1.0, 1.5})
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 2 * power;
}

double timeStep(double least) { // seconds
    static constexpr std::array<double, 20> kSteps{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 432000};
    if (least < 1)
        return decimalStep(least);
    for (const double step : kSteps)
        if (step >= least * (1 - 1e-9))
            return step;
    return decimalStep(least / 86400) * 86400;
}

std::vector<double> multiples(Range range, double step) {
    std::vector<double> found;
    const double slack = step * 1e-6;
    for (double n = std::ceil((range.low - slack) / step); n * step <= range.high + slack && found.size() < 64; ++n)
        found.push_back(n == 0 ? 0 : n * step); // no −0
    return found;
}

/// The smallest round step of which no more than `most` multiples lie in the range.
double stepWithin(Range range, int most, NumberStyle style) {
    double step = roundStep(range.width(), most, style);
    while (int(multiples(range, step).size()) > most)
        step = roundStep(step * 1.01, 1, style);
    return step;
}

std::vector<double> decades(Range range, int most) {
    const double first = std::ceil(std::log10(range.low) - 1e-9), last = std::floor(std::log10(range.high) + 1e-9);
    const double stride = std::max(1.0, std::ceil((last - first + 1) / most));
    std::vector<double> found;
    for (double power = first; power <= last; power += stride)
        found.push_back(std::pow(10, power));
    return found;
}

/// 1, 2, 5 of every power of ten; where that is too many, 1 and 3 of it, or whole powers.
std::vector<double> logPlaces(Range range, int most) {
    static const std::array<std::vector<double>, 2> kMantissas{std::vector<double>{1, 2, 5}, std::vector<double>{1, 3}};
    for (const auto& mantissas : kMantissas) {
        std::vector<double> found;
        for (double power = std::floor(std::log10(range.low)); power <= std::log10(range.high); ++power)
            for (const double mantissa : mantissas)
                if (const double at = mantissa * std::pow(10, power); at >= range.low * (1 - 1e-9) && at <= range.high * (1 + 1e-9))
                    found.push_back(at);
        if (int(found.size()) <= most)
            return found;
    }
    return decades(range, most);
}

std::vector<Tick> labelled(std::span<const double> places, double step, NumberFormat format, const QLocale& locale) {
    std::vector<Tick> ticks;
    const double largest = places.empty() ? 0 : std::max(std::abs(places.front()), std::abs(places.back()));
    for (const double at : places)
        ticks.push_back({at, tickText(at, step, largest, format, locale)});
    return ticks;
}

std::vector<Tick> logTicks(Range range, int most, NumberFormat format, const QLocale& locale) {
    std::vector<Tick> ticks;
    for (const double at : logPlaces(range, most))
        ticks.push_back({at, tickText(at, at, at, format, locale)});
    return ticks;
}

} // namespace

double roundStep(double width, int most, NumberStyle style) {
    const double least = width / std::max(1, most);
    if (!(least > 0) || !std::isfinite(least))
        return 1;
    switch (style) {
    case NumberStyle::Bytes:
        return binaryStep(least);
    case NumberStyle::Duration:
        return timeStep(least);
    default:
        return decimalStep(least);
    }
}

std::vector<Tick> ticksOf(Range range, int most, AxisScale scale, NumberFormat format, const QLocale& locale) {
    if (!(range.width() > 0) || !std::isfinite(range.width()))
        return {};
    if (scale == AxisScale::Log && range.low > 0 && range.high >= range.low * kCurved)
        return logTicks(range, most, format, locale);
    const double step = stepWithin(range, most, format.style);
    return labelled(multiples(range, step), step, format, locale);
}

Range fromZero(Range range, int most, NumberStyle style) {
    const Range needed{std::min(0.0, range.low), std::max(0.0, range.high)};
    if (needed.width() == 0)
        return {0, 1};
    const double step = roundStep(needed.width(), std::max(1, most - 1), style);
    const Range rounded{std::floor(needed.low / step + 1e-9) * step, std::ceil(needed.high / step - 1e-9) * step};
    if (rounded.width() <= needed.width() * kLittleRoom)
        return rounded;
    return {needed.low - (needed.low < 0 ? needed.width() * kAir : 0), needed.high + (needed.high > 0 ? needed.width() * kAir : 0)};
}

} // namespace danlu::ui
