#include "ui/widgets/PanelHeader.h"

#include "ui/style/Metrics.h"
#include "ui/widgets/ElidedLabel.h"

#include <QHBoxLayout>

namespace danlu::ui {

PanelHeader::PanelHeader(const QString& title, const QString& facts, QWidget* parent)
    : Panel(Qt::BottomEdge, parent), m_row(new QHBoxLayout(this)), m_title(new Label(title, {TextSize::Small, Weight::Strong, Color::Text})),
      m_facts(new ElidedLabel(facts, {TextSize::Small, Weight::Regular, Color::TextMuted})) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row->setContentsMargins(kPadding, 0, kGap, 0);
    m_row->setSpacing(kGap);
    m_row->addWidget(m_title);
    m_row->addWidget(m_facts, 1);
}

void PanelHeader::setTitle(const QString& title) { m_title->setText(title); }

void PanelHeader::setFacts(const QString& facts) { m_facts->setText(facts); }

void PanelHeader::addRight(QWidget* widget) { m_row->addWidget(widget); }

QSize PanelHeader::sizeHint() const { return {m_row->sizeHint().width(), lookOf(*this).tokens().size(Size::PanelHeader)}; }

QSize PanelHeader::minimumSizeHint() const { return {m_row->minimumSize().width(), sizeHint().height()}; }

} // namespace danlu::ui
