#include "ui/charts/Bars.h"

#include "ui/style/Look.h"
#include "ui/style/ShownText.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

constexpr int kBarRow = 20, kBarAir = 6; // between bars
constexpr double kNameShare = 0.3;       // of the width, at most
constexpr int kBarGap = 8;               // between name, bar and amount

/// Where names end, and how long the longest bar is.
struct BarRoom {
    double left = 0, length = 0;
};

BarRoom roomOf(const std::vector<Bar>& bars, const QStringList& amounts, const QFontMetricsF& metrics, double width) {
    double names = 0, texts = 0;
    for (const auto& bar : bars)
        names = std::max(names, std::ceil(metrics.horizontalAdvance(bar.name)));
    for (const auto& text : amounts)
        texts = std::max(texts, std::ceil(metrics.horizontalAdvance(text)));
    const double left = std::min(names, std::floor(width * kNameShare)) + kBarGap;
    return {left, std::max(1.0, width - left - kBarGap - texts)};
}

void paintBar(QPainter& painter, const Look& look, const Bar& bar, const QString& amount, const QRectF& row, BarRoom room, double length, Color color) {
    const QFontMetricsF metrics(painter.font());
    painter.setPen(look.color(Color::TextMuted));
    painter.drawText(QRectF(row.left(), row.top(), room.left - kBarGap, row.height()), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(bar.name, Qt::ElideMiddle, room.left - kBarGap));
    const QRectF body(row.left() + room.left, row.top(), std::max(length, bar.value > 0 ? 1.0 : 0.0), row.height());
    painter.fillRect(body, look.color(bar.kept == Kept::Yes ? color : Color::BorderStrong));
    painter.setPen(look.color(Color::Text));
    painter.drawText(QRectF(body.right() + kBarGap, row.top(), row.right() - body.right() - kBarGap, row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, amount);
}

} // namespace

Bars::Bars(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); }

void Bars::setBars(std::vector<Bar> bars) {
    m_bars = std::move(bars);
    for (Bar& bar : m_bars)
        bar.name = shownText(bar.name);
    speak();
    updateGeometry();
    update();
}

void Bars::setFormat(NumberFormat format) {
    m_format = format;
    speak();
    update();
}

void Bars::setColor(Color color) {
    m_color = color;
    update();
}

QSize Bars::sizeHint() const { return {320, int(m_bars.size()) * kBarRow}; }

void Bars::speak() {
    QStringList parts;
    for (const auto& bar : m_bars)
        parts << bar.name + QLatin1Char(' ') + valueText(bar.value, m_format, locale());
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

void Bars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    painter.setFont(look.font(TextSize::Caption));
    QStringList amounts;
    double largest = 0;
    for (const auto& bar : m_bars) {
        amounts << valueText(bar.value, m_format, locale());
        largest = std::max(largest, std::isfinite(bar.value) ? bar.value : 0);
    }
    const BarRoom room = roomOf(m_bars, amounts, QFontMetricsF(painter.font()), width());
    const double row = m_bars.empty() ? 0 : std::min(double(height()) / double(m_bars.size()), 1.5 * kBarRow);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const double share = largest > 0 && std::isfinite(m_bars[i].value) ? std::max(0.0, m_bars[i].value / largest) : 0;
        const QRectF place(0, std::round(row * double(i)) + kBarAir / 2.0, width(), std::max(4.0, std::round(row) - kBarAir));
        paintBar(painter, look, m_bars[i], amounts[qsizetype(i)], place, room, std::round(room.length * share), m_color);
    }
}

void Bars::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LocaleChange)
        speak();
    update();
}

} // namespace danlu::ui
