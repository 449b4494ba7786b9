#include "ui/charts/Numbers.h"

#include <array>
#include <cmath>

namespace danlu::ui {
namespace {

const QChar kMinus(0x2212);

QString withRealMinus(QString text) { return text.replace(QLatin1Char('-'), kMinus); }

QString fixedText(double value, int decimals, const QLocale& locale) { return withRealMinus(locale.toString(value, 'f', decimals)); }

/// "2.9100" → "2.91". The decimal point is the locale's.
QString withoutZeros(QString text, const QLocale& locale) {
    if (!text.contains(locale.decimalPoint()))
        return text;
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(locale.decimalPoint()))
        text.chop(locale.decimalPoint().size());
    return text;
}

/// Digits beyond the point that tell ticks apart which are `step` apart.
int decimalsFor(double step) {
    const double digits = step > 0 ? -std::floor(std::log10(step) + 1e-9) : 0;
    const double scaled = step * std::pow(10, digits);
    const bool half = std::abs(scaled - std::round(scaled)) > 1e-6; // 0.25
    return int(std::max(0.0, digits + (half ? 1 : 0)));
}

QString exponentText(double value, int significant, const QLocale& locale) {
    if (value == 0)
        return QStringLiteral("0");
    int exponent = int(std::floor(std::log10(std::abs(value))));
    QString mantissa = locale.toString(value / std::pow(10, exponent), 'f', significant - 1);
    if (mantissa.startsWith(QLatin1String("10")) || mantissa.startsWith(QLatin1String("-10")))
        mantissa = locale.toString(value / std::pow(10, ++exponent), 'f', significant - 1);
    return withRealMinus(withoutZeros(mantissa, locale) + QLatin1Char('e') + QString::number(exponent));
}

QString plainText(double value, int decimals, const QLocale& locale) {
    const double size = std::abs(value);
    const bool odd = size >= 1e6 || (size > 0 && size < 0.5 * std::pow(10, -decimals));
    return odd ? exponentText(value, 3, locale) : fixedText(value, decimals, locale);
}

QString rateText(double value, const QLocale& locale) {
    const double size = std::abs(value);
    return size == 0 || size >= 0.01 ? withoutZeros(plainText(value, 4, locale), locale) : exponentText(value, 3, locale);
}

struct Scaled {
    double factor;
    const char* suffix;
};

/// 1, k, M, G by the largest number.
Scaled thousandsFor(double largest) {
    static constexpr std::array<Scaled, 3> kSteps{{{1e9, "G"}, {1e6, "M"}, {1e3, "k"}}};
    for (const auto& step : kSteps)
        if (std::abs(largest) >= step.factor)
            return step;
    return {1, ""};
}

/// Memory counts in powers of 1024.
Scaled binaryFor(double largest) {
    static constexpr std::array<Scaled, 4> kSteps{{{0x1p40, "TiB"}, {0x1p30, "GiB"}, {0x1p20, "MiB"}, {0x1p10, "KiB"}}};
    for (const auto& step : kSteps)
        if (std::abs(largest) >= step.factor)
            return step;
    return {1, "B"};
}

QString countText(double value, const QLocale& locale) {
    const auto unit = thousandsFor(value);
    if (unit.factor >= 1e6)
        return fixedText(value / unit.factor, 2, locale) + QLatin1String(unit.suffix);
    return fixedText(value, 0, locale);
}

QString bytesText(double value, const QLocale& locale) {
    const auto unit = binaryFor(value);
    return fixedText(value / unit.factor, unit.factor > 1 ? 1 : 0, locale) + QLatin1Char(' ') + QLatin1String(unit.suffix);
}

/// 42:08 and 1:02:08; below a minute the digits that `step` needs.
QString durationText(double seconds, double step, const QLocale& locale) {
    if (step < 1)
        return fixedText(seconds, decimalsFor(step), locale);
    const auto whole = qint64(std::llround(std::abs(seconds)));
    const auto two = [](qint64 number) { return QString::number(number).rightJustified(2, QLatin1Char('0')); };
    const qint64 hours = whole / 3600, minutes = whole / 60 % 60;
    const QString text = hours > 0 ? QString::number(hours) + QLatin1Char(':') + two(minutes) : QString::number(minutes);
    return (seconds < 0 ? QString(kMinus) : QString()) + text + QLatin1Char(':') + two(whole % 60);
}

QString scaledTick(double value, double step, Scaled unit, const QLocale& locale) {
    return value == 0 ? QStringLiteral("0") : fixedText(value / unit.factor, decimalsFor(step / unit.factor), locale) + QLatin1String(unit.suffix);
}

QString plainTick(double value, double step, double largest, const QLocale& locale) {
    if (std::abs(largest) >= 1e3)
        return scaledTick(value, step, thousandsFor(largest), locale);
    return std::abs(largest) < 0.01 ? exponentText(value, 2, locale) : fixedText(value, decimalsFor(step), locale);
}

} // namespace

QString valueText(double value, NumberFormat format, const QLocale& locale) {
    if (!std::isfinite(value))
        return QStringLiteral("–");
    switch (format.style) {
    case NumberStyle::Plain:
        return plainText(value, format.decimals, locale);
    case NumberStyle::Rate:
        return rateText(value, locale);
    case NumberStyle::Count:
        return countText(value, locale);
    case NumberStyle::Whole:
        return fixedText(value, 0, locale);
    case NumberStyle::Percent:
        return fixedText(value, 0, locale) + QLatin1Char('%');
    case NumberStyle::Bytes:
        return bytesText(value, locale);
    case NumberStyle::Duration:
        return durationText(value, 1, locale);
    }
    return {};
}

QString tickText(double value, double step, double largest, NumberFormat format, const QLocale& locale) {
    switch (format.style) {
    case NumberStyle::Plain:
        return plainTick(value, step, largest, locale);
    case NumberStyle::Rate:
        return std::abs(largest) < 0.01 ? exponentText(value, 3, locale) : plainTick(value, step, largest, locale);
    case NumberStyle::Count:
        return scaledTick(value, step, thousandsFor(largest), locale);
    case NumberStyle::Whole:
        return std::abs(largest) >= 1e5 ? scaledTick(value, step, thousandsFor(largest), locale) : fixedText(value, decimalsFor(step), locale);
    case NumberStyle::Percent:
        return fixedText(value, decimalsFor(step), locale) + QLatin1Char('%');
    case NumberStyle::Bytes: { // the unit stands in the strip's title, where it is GiB as nearly always
        const auto unit = binaryFor(largest);
        const bool usual = unit.factor == 0x1p30;
        const QString number = scaledTick(value, step, {unit.factor, ""}, locale);
        return usual || value == 0 ? number : number + QLatin1Char(' ') + QLatin1String(unit.suffix);
    }
    case NumberStyle::Duration:
        return durationText(value, step, locale);
    }
    return {};
}

} // namespace danlu::ui
