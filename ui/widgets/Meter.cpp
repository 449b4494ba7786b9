#include "ui/widgets/Meter.h"

#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QLocale>

#include <cmath>

namespace danlu::ui {
namespace {

constexpr int kMeterWidth = 160; // wide where nobody says otherwise

} // namespace

Meter::Meter(const QString& name, QWidget* parent) : QWidget(parent), m_name(name) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFraction(0);
}

void Meter::setFraction(double fraction) {
    m_fraction = std::clamp(fraction, 0.0, 1.0);
    setAccessibleName(m_name + QLatin1Char(' ') + QLocale().toString(std::lround(m_fraction * 100)) + QLatin1Char('%'));
    update();
}

void Meter::setColor(Color color) {
    m_color = color;
    update();
}

QSize Meter::sizeHint() const { return {kMeterWidth, lookOf(*this).tokens().size(Size::Meter)}; }

QSize Meter::minimumSizeHint() const { return {2 * kGroupGap, sizeHint().height()}; }

void Meter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int high = lookOf(*this).tokens().size(Size::Meter);
    paintMeter(painter, QRect(0, (height() - high) / 2, width(), high), lookOf(*this), m_fraction, lookOf(*this).color(m_color));
}

} // namespace danlu::ui
