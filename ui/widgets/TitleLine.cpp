#include "ui/widgets/TitleLine.h"

#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/ElidedLabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace danlu::ui {
namespace {

QHBoxLayout* looseRow(int spacing) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    return row;
}

} // namespace

TitleLine::TitleLine(QWidget* parent)
    : Panel(Qt::BottomEdge, parent), m_row(new QHBoxLayout(this)), m_path(looseRow(kGap)), m_buttons(looseRow(kGap)), m_chip(new Chip({})),
      m_facts(new ElidedLabel({}, {TextSize::Small, Weight::Regular, Color::TextMuted})) {
    setGround(Color::Background);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row->setContentsMargins(kPageEdge, 0, kPageEdge, 0);
    m_row->setSpacing(kGap);
    m_row->addLayout(m_path);
    m_row->addWidget(m_chip);
    m_row->addWidget(m_facts, 1);
    m_row->addLayout(m_buttons);
    m_chip->hide();
}

void TitleLine::setPath(const QStringList& parts) {
    while (QLayoutItem* item = m_path->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0)
            m_path->addWidget(new Label(QStringLiteral("/"), {TextSize::Title, Weight::Regular, Color::TextFaint}));
        m_path->addWidget(new ElidedLabel(parts[i], {TextSize::Title, Weight::Strong, Color::Text}));
    }
    setAccessibleName(parts.join(QStringLiteral(" / ")));
}

void TitleLine::setState(const std::optional<ChipFace>& face) {
    m_chip->setVisible(face.has_value());
    if (face)
        m_chip->setFace(*face);
}

void TitleLine::setFacts(const QString& facts) { m_facts->setText(facts); }

void TitleLine::addButton(QPushButton* button) { m_buttons->insertWidget(m_primary ? m_buttons->count() - 1 : m_buttons->count(), button); }

void TitleLine::setPrimary(QPushButton* button) {
    if (m_primary) { // it may be what was clicked
        m_buttons->removeWidget(m_primary);
        m_primary->hide();
        m_primary->deleteLater();
    }
    m_primary = button;
    setKind(*button, Kind::Primary);
    m_buttons->addWidget(button);
}

QSize TitleLine::sizeHint() const { return {m_row->sizeHint().width(), lookOf(*this).tokens().size(Size::Header)}; }

QSize TitleLine::minimumSizeHint() const { return {m_row->minimumSize().width(), sizeHint().height()}; }

} // namespace danlu::ui
