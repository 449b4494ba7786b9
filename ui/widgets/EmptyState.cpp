#include "ui/widgets/EmptyState.h"

#include "ui/style/Kind.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/SkeletonRows.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kCardEdge = 28;
constexpr int kLaterRows = 24; // the most that are outlined

/// Title above sentence and, where there is one, a note.
QVBoxLayout* emptyWords(const EmptyTexts& texts) {
    auto* words = new QVBoxLayout;
    words->setSpacing(kUnit);
    words->addWidget(new Label(texts.title, {TextSize::Title, Weight::Strong, Color::Text}, Wrap::Yes));
    words->addWidget(new Label(texts.sentence, {TextSize::Base, Weight::Regular, Color::TextMuted}, Wrap::Yes));
    if (!texts.note.isEmpty())
        words->addWidget(new Label(texts.note, {TextSize::Small, Weight::Regular, Color::TextFaint}, Wrap::Yes));
    return words;
}

QVBoxLayout* startWords(const EmptyStart& start) {
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new Label(start.title, {TextSize::Base, Weight::Strong, Color::Text}, Wrap::Yes));
    words->addWidget(new Label(start.sentence, {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes));
    return words;
}

Card* emptyCard(const EmptyTexts& texts, QPushButton* primary) {
    auto* card = new Card(Chosen::No, Outline::Dashed);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    card->setSizePolicy(policy);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(kCardEdge, kGroupGap + kUnit, kCardEdge - kUnit, kGroupGap + kUnit);
    row->setSpacing(kGroupGap + kUnit);
    row->addWidget(new Glyph(texts.icon, Color::AccentText, IconSize::Empty));
    row->addLayout(emptyWords(texts), 1);
    if (primary) {
        setKind(*primary, Kind::Primary);
        row->addWidget(primary);
    }
    return card;
}

} // namespace

EmptyState::EmptyState(const EmptyTexts& texts, QPushButton* primary, QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)), m_primary(primary) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto* around = new QVBoxLayout;
    around->setContentsMargins(kPageEdge, kPageEdge, kPageEdge, kPageEdge);
    around->addWidget(emptyCard(texts, primary));
    m_column->addLayout(around);
    m_column->addStretch(1); // what is above keeps its height in a high window
}

void EmptyState::add(QWidget* part, int stretch) { m_column->insertWidget(m_column->count() - 1, part, stretch); }

void EmptyState::addHeading(const QString& heading) {
    if (m_starts > 0) // two lines do not touch
        m_column->insertSpacing(m_column->count() - 1, kGroupGap);
    auto* header = new PanelHeader(heading);
    header->setLines(Qt::TopEdge | Qt::BottomEdge);
    add(header);
}

void EmptyState::addStart(const EmptyStart& start, QPushButton* button) {
    auto* panel = new Panel(Qt::BottomEdge);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    panel->setSizePolicy(policy);
    auto* row = new QHBoxLayout(panel);
    row->setContentsMargins(kPageEdge, kPageEdge - 2, kPageEdge, kPageEdge - 2);
    row->setSpacing(kPadding);
    row->addWidget(new Glyph(start.icon, Color::TextMuted));
    row->addLayout(startWords(start), 1);
    row->addWidget(button);
    add(panel);
    ++m_starts;
}

void EmptyState::addLater(const QString& heading, std::vector<int> columns) {
    addHeading(heading);
    m_column->setStretch(m_column->count() - 1, 0);
    add(new SkeletonRows(std::move(columns), kLaterRows), 1);
}

} // namespace danlu::ui
