#include "ui/pages/start/StartCard.h"

#include "ui/style/Metrics.h"
#include "ui/widgets/Glyph.h"

#include <QHBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kCostWidth = 104;
constexpr int kDoWidth = 190;

QVBoxLayout* costOf(Wording name, Wording value) {
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(spokenLabel(std::move(name), {TextSize::Caption, Weight::Regular, Color::TextMuted}));
    column->addWidget(spokenLabel(std::move(value)));
    column->addStretch(1);
    return column;
}

QWidget* fixedWidth(QLayout* content, int width) {
    auto* holder = new QWidget;
    content->setContentsMargins(0, 0, 0, 0);
    holder->setLayout(content);
    holder->setFixedWidth(width);
    return holder;
}

} // namespace

StartCard::StartCard(const StartWords& words, QPushButton* button, Chosen chosen, QWidget* parent) : Card(chosen, Outline::Solid, parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageEdge, kPageEdge, kPageEdge, kPageEdge);
    column->setSpacing(kPadding);
    auto* row = new QHBoxLayout;
    row->setSpacing(kPageEdge);
    row->addWidget(new Glyph(words.icon, chosen == Chosen::Yes ? Color::AccentText : Color::TextMuted));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(spokenLabel(words.title, {TextSize::Base, Weight::Strong, Color::Text}));
    texts->addWidget(spokenNote(words.sentence));
    row->addLayout(texts, 1);
    row->addWidget(fixedWidth(costOf([] { return tr("Time"); }, words.time), kCostWidth));
    row->addWidget(fixedWidth(costOf([] { return tr("Disk"); }, words.disk), kCostWidth));
    auto* action = new QHBoxLayout;
    action->addStretch(1);
    action->addWidget(button);
    row->addWidget(fixedWidth(action, kDoWidth));
    column->addLayout(row);
    m_below = new QVBoxLayout;
    column->addLayout(m_below);
}

} // namespace danlu::ui
