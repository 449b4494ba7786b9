#pragma once

#include <QString>

#include <cstdint>

class QDateTime;

namespace danlu::ui {

// Numbers as people read them, in the language and by the locale that hold now. Never shortened.

/// "21,614".
QString countText(std::int64_t count);
/// With so many digits after the point; "–" for what is no number.
QString numberText(double value, int digits);
/// "14 %" where the language has a space, of a fraction between 0 and 1.
QString percentText(double fraction, int digits = 0);
/// Files and disks, by thousands: "412 GB".
QString bytesText(std::uint64_t bytes);
/// Memory, by 1024: "6.8 GiB"; and two of them with one unit: "6.8 / 64 GiB".
QString memoryText(std::uint64_t bytes);
QString memoryText(std::uint64_t used, std::uint64_t total);
/// "25 min 56 s", "3 h 2 min".
QString durationText(double seconds);
/// "today 14:32", "yesterday 09:52", else the date.
QString whenText(const QDateTime& time);

} // namespace danlu::ui
