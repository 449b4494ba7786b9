#include "ui/pages/audit/DayBars.h"

#include "ui/shell/Figures.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QToolTip>

namespace danlu::ui {
namespace {

constexpr int kDayBarsHeight = 48;
constexpr int kDayBarGap = 2;

} // namespace

DayBars::DayBars(QWidget* parent) : QWidget(parent), m_counts(kDays, 0) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

QSize DayBars::sizeHint() const { return {kDays * 2 * kDayBarGap, kDayBarsHeight + lookOf(*this).tokens().lineHeight(TextSize::Caption)}; }

void DayBars::setDays(const std::vector<services::AuditIndex::Day>& days) {
    m_counts.assign(kDays, 0);
    const QDate today = QDate::currentDate();
    for (const auto& day : days) {
        const qint64 ago = QDateTime::fromMSecsSinceEpoch(day.startMillis).date().daysTo(today);
        if (ago >= 0 && ago < kDays)
            m_counts[std::size_t(kDays - 1 - ago)] += day.entries;
    }
    setAccessibleName(tr("Entries of each of the last %1 days; today %2", "name of a chart").arg(kDays).arg(countText(std::int64_t(m_counts.back()))));
    update();
}

int DayBars::dayAt(int x) const { return std::clamp(x * kDays / std::max(1, width()), 0, kDays - 1); }

void DayBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = lookOf(*this);
    const auto most = std::max<std::size_t>(1, *std::max_element(m_counts.begin(), m_counts.end()));
    for (int i = 0; i < kDays; ++i) {
        const int left = i * width() / kDays, right = (i + 1) * width() / kDays;
        const int high = m_counts[std::size_t(i)] == 0 ? 0 : std::max(2, int(m_counts[std::size_t(i)] * kDayBarsHeight / most));
        painter.fillRect(left, kDayBarsHeight - high, right - left - kDayBarGap, high, look.color(i + 1 == kDays ? Color::Accent : Color::BorderStrong));
    }
    painter.fillRect(0, kDayBarsHeight, width(), 1, look.color(Color::Axis));
    const QRect below(0, kDayBarsHeight + 1, width(), height() - kDayBarsHeight - 1);
    const QFont font = look.font(TextSize::Caption);
    const QString first = QLocale().toString(QDate::currentDate().addDays(1 - kDays), tr("MMM d", "a date under a chart"));
    paintText(painter, below, first, font, look.color(Color::TextFaint));
    paintText(painter, below, tr("today"), font, look.color(Color::TextFaint), Qt::AlignRight);
}

bool DayBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const int day = dayAt(help->pos().x());
    const QString date = QLocale().toString(QDate::currentDate().addDays(day + 1 - kDays), tr("MMM d", "a date under a chart"));
    QToolTip::showText(help->globalPos(), tr("%1: %n entries", "a day", int(m_counts[std::size_t(day)])).arg(date), this);
    return true;
}

} // namespace danlu::ui
