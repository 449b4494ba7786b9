#include "ui/pages/export/FormCards.h"

#include "ui/style/Metrics.h"

#include <QGridLayout>
#include <QPushButton>

#include <algorithm>

namespace danlu::ui {
namespace {

constexpr int kFormCardLeast = 170;

FormCard::Badge formBadge(const FormTable& table, int index) {
    const FormFace& form = table.forms[std::size_t(index)];
    if (form.isOriginal)
        return FormCard::Badge::Original;
    if (table.recommended() == index)
        return FormCard::Badge::Recommended;
    return std::ranges::all_of(table.gate(form), &GateRow::passes) ? FormCard::Badge::None : FormCard::Badge::Failed;
}

} // namespace

FormCards::FormCards(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    m_grid->setSpacing(kGap);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

FormCard* FormCards::makeCard(int index, const FormTable& table) {
    auto* card = new FormCard(table.forms[std::size_t(index)], table, formBadge(table, index));
    connect(card, &FormCard::chosen, this, [this, index] { choose(index); });
    connect(card, &FormCard::measureWanted, this, [this, card] { emit measureWanted(card->face()); });
    connect(card, &FormCard::stepped, this, [this, index](int by) {
        const int next = std::clamp(index + by, 0, int(m_cards.size()) - 1);
        m_cards[std::size_t(next)]->setFocus(Qt::TabFocusReason);
        choose(next);
    });
    return card;
}

void FormCards::setTable(const FormTable& table) {
    const QString before = chosen() ? chosen()->format + chosen()->type : QString();
    for (FormCard* card : std::exchange(m_cards, {})) {
        m_grid->removeWidget(card);
        card->hide();
        card->deleteLater(); // its button may have been what was clicked
    }
    m_chosen = -1;
    int again = table.recommended();
    for (int i = 0; i < int(table.forms.size()); ++i) {
        m_cards.push_back(makeCard(i, table));
        const FormFace& form = table.forms[std::size_t(i)];
        if (form.format + form.type == before)
            again = i;
    }
    m_columns = 0;
    layOut();
    choose(std::max(0, again));
}

const FormFace* FormCards::chosen() const { return m_chosen < 0 || m_chosen >= int(m_cards.size()) ? nullptr : &m_cards[std::size_t(m_chosen)]->face(); }

void FormCards::choose(int index) {
    if (index == m_chosen || index >= int(m_cards.size()))
        return;
    m_chosen = index;
    for (int i = 0; i < int(m_cards.size()); ++i)
        m_cards[std::size_t(i)]->setChosen(i == index ? Chosen::Yes : Chosen::No);
    emit changed();
}

void FormCards::layOut() {
    const int columns = std::clamp((width() - 2 * kPadding + kGap) / (kFormCardLeast + kGap), 1, std::max(1, int(m_cards.size())));
    if (columns == m_columns)
        return;
    for (int i = 0; i < m_grid->columnCount(); ++i)
        m_grid->setColumnStretch(i, 0);
    m_columns = columns;
    for (int i = 0; i < int(m_cards.size()); ++i)
        m_grid->addWidget(m_cards[std::size_t(i)], i / columns, i % columns);
    for (int i = 0; i < columns; ++i)
        m_grid->setColumnStretch(i, 1);
}

void FormCards::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOut();
}

} // namespace danlu::ui
