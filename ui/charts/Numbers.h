#pragma once

#include <QLocale>
#include <QString>

namespace danlu::ui {

/// How a strip's numbers are written.
enum class NumberStyle {
    Plain,    // 1.069
    Rate,     // 2.91e−5
    Count,    // 3,386; 3k on an axis
    Whole,    // 1,200, on an axis too
    Percent,  // 97%, from 0 to 100
    Bytes,    // 18.9 GiB
    Duration, // 42:08, from seconds
};

struct NumberFormat {
    NumberStyle style = NumberStyle::Plain;
    int decimals = 3; // of Plain
};

/// As it is read off: "2.91e−5", "18.9 GiB"; "–" for what is not finite. With a real minus.
QString valueText(double value, NumberFormat format, const QLocale& locale);
/// As it stands beside an axis whose ticks are `step` apart: "5e−5", "3k". `largest` settles the unit that all ticks share.
QString tickText(double value, double step, double largest, NumberFormat format, const QLocale& locale);

} // namespace danlu::ui
