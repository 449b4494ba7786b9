#include "ui/pages/export/SizePlot.h"

#include "ui/charts/Ticks.h"
#include "ui/shell/Figures.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <algorithm>
#include <cmath>

namespace danlu::ui {
namespace {

constexpr int kPlotHeight = 168, kPlotLeft = 56, kPlotBottom = 34, kPlotTop = 8;
constexpr int kPlotTicks = 4;
constexpr double kDot = 4; // radius
constexpr double kMegabyte = 1e6;

/// From values to places in the frame.
struct PlotScale {
    QRectF frame;
    Range x, y;

    QPointF at(double size, double perplexity) const {
        return {frame.left() + (size - x.low) / x.width() * frame.width(), frame.bottom() - (perplexity - y.low) / y.width() * frame.height()};
    }
};

Range withAir(double low, double high) {
    const double air = std::max((high - low) * 0.15, std::abs(high) * 1e-4);
    return {low - air, high + air};
}

void paintAxes(QPainter& painter, const Look& look, const PlotScale& scale, const QString& below) {
    const QFont font = look.font(TextSize::Caption);
    const QLocale locale;
    const int digits = scale.y.width() < 0.02 ? 4 : scale.y.width() < 0.2 ? 3 : 2;
    for (const Tick& tick : ticksOf(scale.y, kPlotTicks, AxisScale::Linear, {NumberStyle::Plain, digits}, locale)) {
        const double y = scale.at(scale.x.low, tick.at).y();
        painter.fillRect(QRectF(scale.frame.left(), std::round(y), scale.frame.width(), 1), look.color(Color::Grid));
        paintText(painter, QRectF(0, y - 8, kPlotLeft - kGap, 16), tick.text, font, look.color(Color::TextFaint), Qt::AlignRight);
    }
    for (const Tick& tick : ticksOf(scale.x, kPlotTicks, AxisScale::Linear, {NumberStyle::Plain, 1}, locale)) {
        const double x = scale.at(tick.at, scale.y.low).x();
        paintText(painter, QRectF(x - 30, scale.frame.bottom() + 2, 60, 16), tick.text, font, look.color(Color::TextFaint), Qt::AlignHCenter);
    }
    painter.fillRect(QRectF(scale.frame.left(), scale.frame.bottom(), scale.frame.width(), 1), look.color(Color::Axis));
    paintText(painter, QRectF(scale.frame.left(), scale.frame.bottom() + 16, scale.frame.width(), 16), below, font, look.color(Color::TextFaint),
              Qt::AlignRight);
}

void paintLimit(QPainter& painter, const Look& look, const PlotScale& scale, double limit, const QString& text) {
    if (!scale.y.contains(limit))
        return;
    const double y = std::round(scale.at(scale.x.low, limit).y()) + 0.5;
    painter.fillRect(QRectF(scale.frame.left(), scale.frame.top(), scale.frame.width(), y - scale.frame.top()), look.color(Color::BadSoft));
    painter.setPen(QPen(look.color(Color::Bad), 1, Qt::DashLine));
    painter.drawLine(QPointF(scale.frame.left(), y), QPointF(scale.frame.right(), y));
    paintText(painter, QRectF(scale.frame.left() + kUnit, y, scale.frame.width(), 16), text, look.font(TextSize::Caption), look.color(Color::Bad));
}

} // namespace

SizePlot::SizePlot(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

QSize SizePlot::sizeHint() const { return {240, kPlotHeight}; }

void SizePlot::setTable(const FormTable& table, const FormFace* chosen) {
    m_points.clear();
    for (const FormFace& form : table.forms) {
        if (!form.measured || !form.bytes || form.isOriginal) // an adapter has no size of its own to compare
            continue;
        const bool isChosen = chosen && chosen->format == form.format && chosen->type == form.type;
        m_points.push_back(
            {form.title(), double(*form.bytes) / kMegabyte, form.measured->perplexity, isChosen, std::ranges::all_of(table.gate(form), &GateRow::passes)});
    }
    std::ranges::sort(m_points, {}, &Point::megabytes);
    m_limit = table.limit();
    QStringList words;
    for (const Point& point : m_points)
        words << tr("%1: %2, perplexity %3", "a point of a chart")
                     .arg(point.name, bytesText(std::uint64_t(point.megabytes * kMegabyte)), numberText(point.perplexity, 3));
    setAccessibleName(words.join(QStringLiteral("; ")));
    update();
}

void SizePlot::paintEvent(QPaintEvent*) {
    if (!isWorthwhile())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Look& look = lookOf(*this);
    const auto [least, most] = std::ranges::minmax(m_points, {}, &Point::perplexity);
    const PlotScale scale{QRectF(kPlotLeft, kPlotTop, width() - kPlotLeft, height() - kPlotTop - kPlotBottom),
                          withAir(m_points.front().megabytes, m_points.back().megabytes),
                          withAir(least.perplexity, m_limit < 2 * most.perplexity - least.perplexity ? std::max(m_limit, most.perplexity) : most.perplexity)};
    paintLimit(painter, look, scale, m_limit, tr("limit %1").arg(numberText(m_limit, 3)));
    paintAxes(painter, look, scale, tr("size / MB"));
    const QColor line = look.color(Color::Series1);
    painter.setPen(QPen(line, look.tokens().stroke(Stroke::ChartLine)));
    for (std::size_t i = 1; i < m_points.size(); ++i)
        painter.drawLine(scale.at(m_points[i - 1].megabytes, m_points[i - 1].perplexity), scale.at(m_points[i].megabytes, m_points[i].perplexity));
    for (const Point& point : m_points) {
        const QPointF at = scale.at(point.megabytes, point.perplexity);
        const QColor color = point.passes ? line : look.color(Color::Bad);
        painter.setPen(QPen(color, look.tokens().stroke(Stroke::ChartLine)));
        painter.setBrush(point.isChosen ? color : look.color(Color::Surface));
        painter.drawEllipse(at, kDot, kDot);
        const QFont font = look.font(TextSize::Caption, point.isChosen ? Weight::Strong : Weight::Regular);
        const double wide = widthOf(point.name, font);
        const double left = std::clamp(at.x() - wide / 2, scale.frame.left(), scale.frame.right() - wide);
        const double above = at.y() - kDot - 18 < scale.frame.top() ? at.y() + kDot + 2 : at.y() - kDot - 18;
        paintText(painter, QRectF(left, above, wide, 16), point.name, font, look.color(point.isChosen ? Color::Text : Color::TextMuted));
    }
}

} // namespace danlu::ui
