#include "ui/shell/Figures.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace danlu::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(danlu::ui::Figures)
};

/// The largest unit of which there is one at least; three digits that count.
template <std::size_t N>
QString scaled(double value, double step, const std::array<const char*, N>& units) {
    std::size_t unit = 0;
    for (; unit + 1 < N && value >= step; ++unit)
        value /= step;
    const int digits = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return numberText(value, digits) + QLatin1Char(' ') + QLatin1String(units[unit]);
}

constexpr std::array kDecimalUnits{"B", "kB", "MB", "GB", "TB", "PB"};
constexpr std::array kBinaryUnits{"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

} // namespace

QString countText(std::int64_t count) { return QLocale().toString(qlonglong(count)); }

QString numberText(double value, int digits) { return std::isfinite(value) ? QLocale().toString(value, 'f', digits) : QStringLiteral("–"); }

QString percentText(double fraction, int digits) { return Words::tr("%1%", "a share in percent").arg(numberText(fraction * 100, digits)); }

QString bytesText(std::uint64_t bytes) { return scaled(double(bytes), 1000, kDecimalUnits); }

QString memoryText(std::uint64_t bytes) { return scaled(double(bytes), 1024, kBinaryUnits); }

QString memoryText(std::uint64_t used, std::uint64_t total) {
    constexpr double kGiB = 1024.0 * 1024 * 1024;
    return QStringLiteral("%1 / %2 GiB").arg(numberText(double(used) / kGiB, 1), numberText(double(total) / kGiB, total < 16 * kGiB ? 1 : 0));
}

QString durationText(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0)
        return QStringLiteral("–");
    const auto all = std::int64_t(std::llround(seconds));
    const auto hours = all / 3600, minutes = all / 60 % 60, rest = all % 60;
    if (hours >= 24)
        return Words::tr("%1 d %2 h", "days and hours").arg(hours / 24).arg(hours % 24);
    if (hours > 0)
        return Words::tr("%1 h %2 min").arg(hours).arg(minutes);
    return minutes > 0 ? Words::tr("%1 min %2 s").arg(minutes).arg(rest) : Words::tr("%1 s", "seconds").arg(rest);
}

QString whenText(const QDateTime& time) {
    if (!time.isValid())
        return QStringLiteral("–");
    const QDate today = QDate::currentDate();
    const QString clock = QLocale().toString(time.time(), QStringLiteral("HH:mm"));
    if (time.date() == today)
        return Words::tr("today %1").arg(clock);
    if (time.date() == today.addDays(-1))
        return Words::tr("yesterday %1").arg(clock);
    return QLocale().toString(time.date(), time.date().year() == today.year() ? Words::tr("MMM d", "a date of this year") : Words::tr("MMM d, yyyy", "a date"));
}

} // namespace danlu::ui
