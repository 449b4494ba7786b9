#include "ui/widgets/ProgressRow.h"

#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Meter.h"

#include <QGridLayout>
#include <QLocale>

#include <cmath>

namespace danlu::ui {

ProgressRow::ProgressRow(const QString& cancelText, QWidget* parent)
    : QWidget(parent), m_phase(new ElidedLabel({})), m_meter(new Meter({})), m_percent(new Label({})),
      m_left(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})),
      m_cancel(makeButton({cancelText, "stop"_icon}, Kind::Normal, ControlSize::Small)) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kPadding);
    grid->setVerticalSpacing(kUnit);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_phase, 0, 0, 1, 4);
    grid->addWidget(m_meter, 1, 0);
    grid->addWidget(m_percent, 1, 1);
    grid->addWidget(m_left, 1, 2);
    grid->addWidget(m_cancel, 1, 3);
    connect(m_cancel, &QPushButton::clicked, this, &ProgressRow::cancelled);
    m_percent->setMinimumWidth(widthOf(QStringLiteral("100%"), lookOf(*this).font(TextSize::Base)));
    m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter); // so that the bar does not move when a digit comes
}

void ProgressRow::setCancelText(const QString& text) { m_cancel->setText(text); }

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
