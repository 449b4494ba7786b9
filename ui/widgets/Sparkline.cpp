#include "ui/widgets/Sparkline.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace danlu::ui {
namespace {

constexpr std::size_t kSparkValues = 60;
constexpr QSize kSparkSize(40, 14);

} // namespace

Sparkline::Sparkline(const QString& name, QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(name);
}

void Sparkline::push(double value) {
    m_values.push_back(std::clamp(value, 0.0, 1.0));
    if (m_values.size() > kSparkValues)
        m_values.pop_front();
    update();
}

QSize Sparkline::sizeHint() const { return kSparkSize; }

void Sparkline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    painter.fillRect(rect(), look.color(Color::Sunken));
    if (m_values.size() < 2)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const double step = double(width()) / double(kSparkValues - 1);
    QPolygonF line; // the newest at the right edge
    for (std::size_t i = 0; i < m_values.size(); ++i)
        line << QPointF(width() - step * double(m_values.size() - 1 - i), 1 + (1 - m_values[i]) * (height() - 2));
    QPolygonF area = line;
    area << QPointF(width(), height()) << QPointF(line.front().x(), height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.color(Color::BorderStrong));
    painter.drawPolygon(area);
    painter.setPen(QPen(look.color(Color::TextMuted), look.tokens().stroke(Stroke::ChartRawLine)));
    painter.drawPolyline(line);
}

} // namespace danlu::ui
