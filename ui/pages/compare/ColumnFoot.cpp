#include "ui/pages/compare/ColumnFoot.h"

#include "ui/shell/Errors.h"
#include "ui/shell/Facts.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr TextLook kColumnNote{TextSize::Small, Weight::Regular, Color::TextMuted};
constexpr double kSpeedSeconds = 0.2; // before that a speed is a guess

double answerNumber(const Json& json, const char* key) { return json.is_object() ? numberAt(json, key).value_or(0) : 0; }

} // namespace

ColumnFoot::ColumnFoot(QWidget* parent)
    : QWidget(parent), m_problemText(new Label({}, {TextSize::Small}, Wrap::Yes)), m_retry(makeButton({{}, "refresh"_icon}, Kind::Normal, ControlSize::Small)),
      m_speed(new Label({}, {TextSize::Small, Weight::Strong, Color::Text})), m_counts(new Label({}, kColumnNote)), m_memory(new Label({}, kColumnNote)),
      m_problem(makeProblem()) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_problem);
    column->addWidget(makeLine());
    connect(m_retry, &QPushButton::clicked, this, &ColumnFoot::retryAsked);
    say(*this, [this] {
        m_retry->setText(tr("Retry"));
        m_memory->setToolTip(tr("What the process that holds this model takes"));
        sayFacts();
    });
}

Panel* ColumnFoot::makeProblem() {
    auto* panel = new Panel(Qt::TopEdge);
    panel->setGround(Color::BadSoft);
    auto* problem = new QGridLayout(panel);
    problem->setContentsMargins(kPadding, kGap, kPadding, kGap);
    problem->setSpacing(kGap);
    problem->setColumnStretch(1, 1);
    problem->addWidget(new Glyph("error"_icon, Color::Bad), 0, 0, Qt::AlignTop);
    problem->addWidget(m_problemText, 0, 1);
    problem->addWidget(m_retry, 1, 1, Qt::AlignLeft);
    panel->hide();
    return panel;
}

Panel* ColumnFoot::makeLine() {
    auto* foot = new Panel(Qt::TopEdge);
    foot->setGround(Color::Raised);
    foot->setFixedHeight(lookOf(*this).tokens().size(Size::RowTwoLine));
    auto* rows = new QGridLayout(foot);
    rows->setContentsMargins(kPadding, kUnit, kPadding, kUnit);
    rows->setHorizontalSpacing(kGap);
    rows->setVerticalSpacing(0);
    rows->setColumnStretch(0, 1);
    rows->addWidget(m_speed, 0, 0);
    rows->addWidget(m_memory, 0, 1);
    rows->addWidget(m_counts, 1, 0, 1, 2);
    return foot;
}

void ColumnFoot::showProblem(const danlu::Error& error) {
    m_problemText->setText(sentenceOf(error));
    m_problemText->setToolTip(QString::fromStdString(error.chain()));
    m_problem->show();
}

void ColumnFoot::hideProblem() { m_problem->hide(); }

void ColumnFoot::setFacts(const AnswerFacts& facts) {
    m_facts = facts;
    sayFacts();
}

void ColumnFoot::sayFacts() {
    const Json& figures = m_facts.figures;
    const bool isAnswered = figures.is_object();
    const double memory = answerNumber(figures, "memory_bytes");
    m_memory->setText(memory > 0 ? tr("memory %1").arg(memoryText(std::uint64_t(memory))) : QString());
    if (m_facts.phase == ChatPhase::Waiting) {
        m_speed->setText({});
        m_counts->setText(m_facts.step.isEmpty() ? tr("waiting for the first token") : m_facts.step);
    } else if (m_facts.phase == ChatPhase::Writing) {
        m_speed->setText(m_facts.seconds > kSpeedSeconds ? tr("%1 tok/s").arg(numberText(m_facts.tokens / m_facts.seconds, 1)) : QString());
        m_counts->setText(tr("%n tokens", nullptr, m_facts.tokens));
    } else {
        m_speed->setText(isAnswered ? tr("%1 tok/s").arg(numberText(answerNumber(figures, "tokens_per_second"), 1)) : QString());
        m_counts->setText(isAnswered ? tr("first %1 ms · %n tokens", nullptr, int(answerNumber(figures, "completion_tokens")))
                                           .arg(countText(std::int64_t(answerNumber(figures, "prompt_seconds") * 1000)))
                                     : QString());
    }
}

QString ColumnFoot::text() const { return m_speed->text() + QLatin1Char(' ') + m_counts->text(); }

void ColumnFoot::fit(bool isNarrow) { m_memory->setVisible(!isNarrow); }

} // namespace danlu::ui
