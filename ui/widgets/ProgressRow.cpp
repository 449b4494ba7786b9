#include "ui/widgets/ProgressRow.h"

#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Meter.h"

#include <QHBoxLayout>
#include <QLocale>

#include <cmath>

namespace danlu::ui {

ProgressRow::ProgressRow(const QString& cancelText, QWidget* parent)
    : QWidget(parent), m_phase(new ElidedLabel({})), m_meter(new Meter({})), m_percent(new Label({})),
      m_left(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kPadding);
    row->addWidget(m_phase, 1);
    row->addWidget(m_meter, 1);
    row->addWidget(m_percent);
    row->addWidget(m_left);
    auto* cancel = makeButton({cancelText, "stop"_icon}, Kind::Normal, ControlSize::Small);
    row->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &ProgressRow::cancelled);
    m_percent->setMinimumWidth(QFontMetrics(lookOf(*this).font(TextSize::Base)).horizontalAdvance(QStringLiteral("100%")));
    m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter); // so that the bar does not move when a digit comes
}

void ProgressRow::setPhase(const QString& phase) {
    m_phase->setText(phase);
    setAccessibleName(phase);
}

void ProgressRow::setProgress(double fraction, const QString& timeLeft) {
    m_meter->setFraction(fraction);
    m_percent->setText(QLocale().toString(std::lround(m_meter->fraction() * 100)) + QLatin1Char('%'));
    m_left->setText(timeLeft);
}

} // namespace danlu::ui
