#include "ui/charts/Histogram.h"

#include "ui/charts/Ticks.h"
#include "ui/style/Look.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

constexpr int kHistogramSide = 8, kHistogramTop = 6, kHistogramAxis = 20; // logical pixels around the bars
constexpr double kGrab = 7;                                               // from a bound to either side
constexpr double kHandleWidth = 8, kHandleHeight = 18;

} // namespace

Histogram::Histogram(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void Histogram::setBins(Range range, std::vector<double> counts) {
    m_range = range.width() > 0 ? range : Range{range.low, range.low + 1};
    m_counts = std::move(counts);
    update();
}

void Histogram::setBound(Bound bound, std::optional<double> value) {
    m_bounds[std::size_t(bound)] = value;
    speak();
    update();
}

void Histogram::setFormat(NumberFormat format) {
    m_format = format;
    speak();
    update();
}

void Histogram::setColor(Color color) {
    m_color = color;
    update();
}

Frame Histogram::frame() const {
    const QRectF plot(kHistogramSide, kHistogramTop, std::max(1, width() - 2 * kHistogramSide), std::max(1, height() - kHistogramTop - kHistogramAxis));
    const double highest = m_counts.empty() ? 0 : *std::max_element(m_counts.begin(), m_counts.end());
    return {plot, m_range, {0, highest > 0 ? highest * 1.05 : 1}};
}

std::optional<Histogram::Bound> Histogram::boundAt(double pixel) const {
    std::optional<Bound> nearest;
    double distance = kGrab;
    for (const auto bound : {Bound::Low, Bound::High}) {
        const auto& value = m_bounds[std::size_t(bound)];
        if (!value || std::abs(frame().pixelX(*value) - pixel) > distance)
            continue;
        distance = std::abs(frame().pixelX(*value) - pixel);
        nearest = bound;
    }
    return nearest;
}

void Histogram::moveBound(Bound bound, double value) {
    const auto& low = m_bounds[std::size_t(Bound::Low)];
    const auto& high = m_bounds[std::size_t(Bound::High)];
    value = std::clamp(value, m_range.low, m_range.high);
    if (bound == Bound::Low && high)
        value = std::min(value, *high);
    if (bound == Bound::High && low)
        value = std::max(value, *low);
    if (m_bounds[std::size_t(bound)] == value)
        return;
    setBound(bound, value);
    emit boundMoved(bound, value);
}

/// Bins whose middle lies between the bounds are kept.
void Histogram::paintBins(QPainter& painter) const {
    const Look& look = lookOf(*this);
    const Frame place = frame();
    const double step = m_range.width() / double(m_counts.size());
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const double middle = m_range.low + (double(i) + 0.5) * step;
        const bool kept = middle >= m_bounds[0].value_or(middle) && middle <= m_bounds[1].value_or(middle);
        const double left = std::round(place.pixelX(middle - step / 2)), right = std::round(place.pixelX(middle + step / 2));
        const double top = m_counts[i] > 0 ? std::min(std::round(place.pixelY(m_counts[i])), place.plot.bottom() - 1) : place.plot.bottom();
        painter.fillRect(QRectF(left, top, std::max(1.0, right - left - (right - left > 3 ? 1 : 0)), place.plot.bottom() - top),
                         look.color(kept ? m_color : Color::BorderStrong));
    }
}

void Histogram::paintAxis(QPainter& painter) const {
    const Look& look = lookOf(*this);
    const Frame place = frame();
    painter.setPen(QPen(look.color(Color::Axis), 1));
    painter.drawLine(QLineF(place.plot.bottomLeft(), place.plot.bottomRight()));
    painter.setFont(look.font(TextSize::Caption));
    painter.setPen(look.color(Color::TextFaint));
    for (const auto& tick : ticksOf(m_range, int(std::clamp(place.plot.width() / 44, 2.0, 7.0)), AxisScale::Linear, m_format, locale())) {
        const double half = QFontMetricsF(painter.font()).horizontalAdvance(tick.text) / 2 + 1;
        const double middle = std::clamp(place.pixelX(tick.at), half, std::max(half, width() - half));
        painter.drawText(QRectF(middle - half, place.plot.bottom() + 2, 2 * half, kHistogramAxis - 2), Qt::AlignCenter, tick.text);
    }
}

void Histogram::paintBound(QPainter& painter, Bound bound) const {
    const auto& value = m_bounds[std::size_t(bound)];
    if (!value)
        return;
    const Look& look = lookOf(*this);
    const Frame place = frame();
    const double x = std::round(place.pixelX(*value)) + 0.5;
    const bool current = hasFocus() && bound == m_current;
    painter.setPen(QPen(look.color(Color::AccentText), 1.5));
    painter.drawLine(QLineF(x, place.plot.top(), x, place.plot.bottom()));
    painter.setPen(QPen(look.color(current ? Color::FocusRing : Color::AccentText), current ? look.tokens().stroke(Stroke::FocusRing) : 1.5));
    painter.setBrush(look.color(Color::Surface));
    const QRectF handle(x - kHandleWidth / 2, place.plot.center().y() - kHandleHeight / 2, kHandleWidth, kHandleHeight);
    painter.drawRoundedRect(handle, look.tokens().radius(Radius::Meter), look.tokens().radius(Radius::Meter));
    painter.setPen(QPen(look.color(Color::AccentText), 1));
    for (const double beside : {-1.0, 1.0})
        painter.drawLine(QLineF(x + beside, handle.center().y() - 4, x + beside, handle.center().y() + 4));
}

void Histogram::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Frame place = frame();
    painter.setPen(QPen(lookOf(*this).color(Color::Grid), 1));
    for (const double share : {0.25, 0.5, 0.75})
        painter.drawLine(QLineF(place.plot.left(), std::round(place.plot.bottom() - share * place.plot.height()), place.plot.right(),
                                std::round(place.plot.bottom() - share * place.plot.height())));
    paintBins(painter);
    paintAxis(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBound(painter, Bound::Low);
    paintBound(painter, Bound::High);
}

void Histogram::mousePressEvent(QMouseEvent* event) {
    m_dragged = event->button() == Qt::LeftButton ? boundAt(event->position().x()) : std::nullopt;
    if (!m_dragged)
        return event->ignore();
    m_current = *m_dragged;
    update();
}

void Histogram::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragged)
        moveBound(*m_dragged, frame().valueX(event->position().x()));
    setCursor(m_dragged || boundAt(event->position().x()) ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void Histogram::mouseReleaseEvent(QMouseEvent*) { m_dragged = std::nullopt; }

void Histogram::keyPressEvent(QKeyEvent* event) {
    const double step = m_range.width() / double(std::max<std::size_t>(m_counts.size(), 1)) * (event->modifiers() & Qt::ControlModifier ? 10 : 1);
    const auto& value = m_bounds[std::size_t(m_current)];
    if (event->key() == Qt::Key_Space) {
        m_current = m_current == Bound::Low ? Bound::High : Bound::Low;
        return update();
    }
    if (value && event->key() == Qt::Key_Left)
        return moveBound(m_current, *value - step);
    if (value && event->key() == Qt::Key_Right)
        return moveBound(m_current, *value + step);
    QWidget::keyPressEvent(event);
}

void Histogram::speak() {
    const auto written = [this](const std::optional<double>& value) { return value ? valueText(*value, m_format, locale()) : QStringLiteral("…"); };
    setAccessibleDescription(written(m_bounds[0]) + QStringLiteral(" – ") + written(m_bounds[1]));
}

void Histogram::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LocaleChange)
        speak();
    update();
}

} // namespace danlu::ui
