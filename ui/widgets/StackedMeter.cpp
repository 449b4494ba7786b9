#include "ui/widgets/StackedMeter.h"

#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

namespace danlu::ui {
namespace {

constexpr int kSwatch = 10;

void paintParts(QPainter& painter, const QRectF& rect, const std::vector<MeterPart>& parts, const Look& look) {
    paintTrough(painter, rect, look, [&] {
        double x = rect.x();
        for (const MeterPart& part : parts) {
            const double width = std::max(0.0, rect.width() * part.share);
            painter.fillRect(QRectF(x, rect.y(), std::max(0.0, width - 1), rect.height()), look.color(part.color));
            x += width;
        }
    });
}

} // namespace

StackedMeter::StackedMeter(const QString& name, Legend legend, QWidget* parent) : QWidget(parent), m_name(name), m_legend(legend) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(legend == Legend::Below);
    setSizePolicy(policy);
    setAccessibleName(name);
}

void StackedMeter::setParts(std::vector<MeterPart> parts) {
    m_parts = std::move(parts);
    QStringList said{m_name};
    for (const MeterPart& part : m_parts)
        said << part.text;
    setAccessibleName(said.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

std::vector<QRect> StackedMeter::places(int width) const {
    const Look& look = lookOf(*this);
    const QFont font = look.font(TextSize::Small);
    const int line = look.tokens().lineHeight(TextSize::Base);
    int x = 0;
    int y = look.tokens().size(Size::Meter) + kIconGap;
    std::vector<QRect> rects;
    for (const MeterPart& part : m_parts) {
        const int wide = kSwatch + kIconGap + widthOf(part.text, font);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += line;
        }
        rects.emplace_back(x, y, wide, line);
        x += wide + kPadding;
    }
    return rects;
}

int StackedMeter::heightForWidth(int width) const {
    const auto rects = m_legend == Legend::Below ? places(width) : std::vector<QRect>();
    return rects.empty() ? lookOf(*this).tokens().size(Size::Meter) : rects.back().bottom() + 1;
}

QSize StackedMeter::sizeHint() const {
    const int width = m_legend == Legend::Below && !m_parts.empty() ? places(QWIDGETSIZE_MAX).back().right() + 1 : 10 * kGroupGap;
    return {width, heightForWidth(width)};
}

QSize StackedMeter::minimumSizeHint() const { return {2 * kGroupGap, lookOf(*this).tokens().size(Size::Meter)}; }

void StackedMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const int high = look.tokens().size(Size::Meter);
    paintParts(painter, QRectF(0, m_legend == Legend::None ? (height() - high) / 2 : 0, width(), high), m_parts, look);
    if (m_legend == Legend::None)
        return;
    const auto rects = places(width());
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const QRect swatch = centred(QRect(rects[i].x(), rects[i].y(), kSwatch, rects[i].height()), kSwatch);
        paintBox(painter, swatch, {look.color(m_parts[i].color), QColor(), 2, Qt::SolidLine});
        paintText(painter, rects[i].adjusted(kSwatch + kIconGap, 0, 0, 0), m_parts[i].text, look.font(TextSize::Small), look.color(Color::TextMuted));
    }
}

} // namespace danlu::ui
