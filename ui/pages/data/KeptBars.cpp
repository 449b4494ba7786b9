#include "ui/pages/data/KeptBars.h"

#include "ui/shell/Figures.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

namespace danlu::ui {
namespace {

constexpr int kNameWidth = 84, kBarWidthLeast = 40;

} // namespace

KeptBars::KeptBars(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); }

void KeptBars::setBars(std::vector<Bar> bars) {
    m_bars = std::move(bars);
    QStringList said;
    for (const Bar& bar : m_bars)
        said << bar.name + QLatin1Char(' ') + countText(bar.left);
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize KeptBars::sizeHint() const { return {200, int(m_bars.size()) * lookOf(*this).tokens().size(Size::RowCompact) + 2 * kGap}; }

void KeptBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const QFont font = look.font(TextSize::Small);
    const int row = look.tokens().size(Size::RowCompact), thick = look.tokens().size(Size::Meter);
    const int count = m_bars.empty() ? 0 : widthOf(countText(m_bars.front().left), font);
    const int room = std::max(kBarWidthLeast, width() - 2 * kPadding - kNameWidth - count - 2 * kGap);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const QRect line(kPadding, kGap + int(i) * row, width() - 2 * kPadding, row);
        paintText(painter, line, QFontMetrics(font).elidedText(m_bars[i].name, Qt::ElideRight, kNameWidth), font, look.color(Color::TextMuted));
        const QRectF bar(line.x() + kNameWidth + kGap, line.y() + (row - thick) / 2.0, room, thick);
        const double all = std::max<double>(1, double(m_bars.front().left));
        paintMeter(painter, bar, look, double(m_bars[i].left) / all, look.color(Color::Series1));
        paintText(painter, line, countText(m_bars[i].left), font, look.color(Color::Text), Qt::AlignRight);
    }
}

} // namespace danlu::ui
