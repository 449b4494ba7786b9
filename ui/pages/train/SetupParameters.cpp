#include "ui/pages/train/SetupParameters.h"

#include "ui/pages/train/SetupChoices.h"
#include "ui/pages/train/SpecText.h"
#include "ui/pages/train/TrainWords.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/Section.h"
#include "ui/widgets/SegmentedControl.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace danlu::ui {
namespace {

constexpr int kFormWidth = 456;

} // namespace

SetupParameters::SetupParameters(spec::Fields fields, spec::Fields usual, QWidget* parent)
    : Panel(Qt::RightEdge, parent), m_head(new PanelHeader({})), m_level(new SegmentedControl({}, {QString(), QString()})),
      m_form(new SpecForm(std::move(fields), std::move(usual), trainWords())), m_text(new SpecText), m_stack(new QStackedWidget),
      m_asText(makeButton({{}, "code"_icon}, Kind::Normal, ControlSize::Small)) {
    setFixedWidth(kFormWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    m_head->addRight(m_level);
    column->addWidget(m_head);
    m_stack->addWidget(scrolled(m_form));
    m_stack->addWidget(m_text);
    column->addWidget(m_stack, 1);
    column->addWidget(makeFoot());
    connect(m_level, &SegmentedControl::chosen, this, [this](int level) { m_form->setLevel(SpecForm::Level(level)); });
    connect(m_asText, &QPushButton::clicked, this, &SetupParameters::toggle);
    say(*this, [this] { tell(); });
}

QWidget* SetupParameters::makeFoot() {
    auto* foot = new Panel(Qt::TopEdge);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(kPadding, kUnit, kPadding, kUnit);
    row->setSpacing(kGap);
    auto* dot = new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted});
    auto* reset = makeButton({{}, "undo"_icon}, Kind::Quiet, ControlSize::Small);
    row->addWidget(dot, 1);
    row->addWidget(reset);
    row->addWidget(m_asText);
    connect(reset, &QPushButton::clicked, this, &SetupParameters::defaultsAsked);
    say(*foot, [dot, reset] {
        dot->setText(tr("• differs from the default"));
        reset->setText(tr("Defaults"));
    });
    return foot;
}

void SetupParameters::showForm() {
    m_stack->setCurrentIndex(0);
    tell();
}

void SetupParameters::toggle() {
    m_stack->setCurrentIndex(1 - m_stack->currentIndex());
    tell();
}

void SetupParameters::setTexts(const QString& yaml, const QString& command) {
    m_text->setTexts(yaml, command);
    tell();
}

void SetupParameters::tell() {
    m_head->setTitle(numberedTitle(4, tr("Parameters")));
    const int count = m_form->changed();
    m_head->setFacts(count == 0 ? tr("all as usual") : tr("%n changed", nullptr, count));
    m_level->setAccessibleName(tr("How many parameters are shown"));
    m_level->setPartTexts({tr("Simple"), tr("Advanced")});
    m_level->setVisible(m_stack->currentIndex() == 0);
    m_asText->setText(m_stack->currentIndex() == 0 ? tr("View as YAML / command") : tr("Back to the form"));
}

} // namespace danlu::ui
