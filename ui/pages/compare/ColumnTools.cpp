#include "ui/pages/compare/ColumnTools.h"

#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace danlu::ui {

ColumnTools::ColumnTools(int number, QWidget* parent)
    : Panel(Qt::BottomEdge, parent), m_number(number), m_chips(new QHBoxLayout), m_match(new Chip({})), m_better(makeIconButton("thumb-up"_icon, {})),
      m_worse(makeIconButton("thumb-down"_icon, {})), m_copy(makeIconButton("copy"_icon, {})) {
    setFixedHeight(lookOf(*this).tokens().size(Size::Row) + kUnit);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPadding, 0, kUnit, 0);
    row->setSpacing(0);
    m_chips->setSpacing(kUnit);
    row->addLayout(m_chips);
    row->addStretch(1);
    row->addWidget(m_match);
    for (QPushButton* button : {m_better, m_worse, m_copy})
        row->addWidget(button);
    for (QPushButton* button : {m_better, m_worse})
        button->setCheckable(true);
    m_match->hide();
    connect(m_better, &QPushButton::clicked, this, [this] { emit rated(services::Verdict::Better); });
    connect(m_worse, &QPushButton::clicked, this, [this] { emit rated(services::Verdict::Worse); });
    connect(m_copy, &QPushButton::clicked, this, &ColumnTools::copyAsked);
    say(*this, [this] { sayAll(); });
}

void ColumnTools::sayAll() {
    const QString number = countText(m_number + 1);
    const auto name = [](QPushButton* button, const QString& text) {
        button->setAccessibleName(text);
        button->setToolTip(text);
    };
    name(m_better, tr("Good answer (Alt+%1)").arg(number));
    name(m_worse, tr("Bad answer (Alt+Shift+%1)").arg(number));
    name(m_copy, tr("Copy the answer"));
    sayChips();
    sayMatch();
}

void ColumnTools::setNumber(int number) {
    m_number = number;
    sayAll();
}

void ColumnTools::setSampling(const spec::SamplingSpec& sampling) {
    m_sampling = sampling;
    sayChips();
}

void ColumnTools::sayChips() {
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList texts{QStringLiteral("T ") + numberText(m_sampling.temperature, 2)};
    if (m_sampling.temperature > 0)
        texts << QStringLiteral("top-p ") + numberText(m_sampling.topP, 2);
    for (const QString& text : texts)
        m_chips->addWidget(new Chip({text}));
    fit(m_isNarrow);
}

void ColumnTools::setMatch(Match match) {
    m_isMatch = match;
    sayMatch();
}

void ColumnTools::sayMatch() {
    const bool isRight = m_isMatch == Match::Right;
    m_match->setVisible(m_isMatch != Match::Unknown);
    m_match->setFace({isRight ? tr("as expected") : tr("differs"), isRight ? State::Good : State::Warning});
    fit(m_isNarrow);
}

void ColumnTools::setAnswer(bool isThere, bool canBeRated, std::optional<services::Verdict> verdict) {
    for (QPushButton* button : {m_better, m_worse})
        button->setEnabled(canBeRated);
    m_copy->setEnabled(isThere);
    m_better->setChecked(verdict == services::Verdict::Better);
    m_worse->setChecked(verdict == services::Verdict::Worse);
}

void ColumnTools::fit(bool isNarrow) {
    m_isNarrow = isNarrow;
    for (int i = 0; i < m_chips->count(); ++i)
        m_chips->itemAt(i)->widget()->setVisible(!isNarrow || (i == 0 && m_match->isHidden()));
}

} // namespace danlu::ui
