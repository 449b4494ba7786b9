#include "ui/pages/data/EmptyData.h"

#include "data/Import.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/KeyValueRows.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <array>

namespace danlu::ui {
namespace {

constexpr int kSideWidth = 320;

struct NextStep {
    const char* title;
    const char* sentence;
};
constexpr std::array kNextSteps{NextStep{QT_TRANSLATE_NOOP("danlu::ui::EmptyData", "Import"),
                                         QT_TRANSLATE_NOOP("danlu::ui::EmptyData", "makes version 1 of a dataset; your files stay as they are")},
                                NextStep{QT_TRANSLATE_NOOP("danlu::ui::EmptyData", "Clean"),
                                         QT_TRANSLATE_NOOP("danlu::ui::EmptyData", "duplicates, length, personal data; every step is seen before and after")},
                                NextStep{QT_TRANSLATE_NOOP("danlu::ui::EmptyData", "Split"),
                                         QT_TRANSLATE_NOOP("danlu::ui::EmptyData", "what is learned from, and what the result is measured on")},
                                NextStep{QT_TRANSLATE_NOOP("danlu::ui::EmptyData", "Train"),
                                         QT_TRANSLATE_NOOP("danlu::ui::EmptyData", "choose a model and a method, see first whether it fits")}};

} // namespace

EmptyData::EmptyData(Shell& shell, QWidget* parent) : QWidget(parent), m_shell(shell) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    say(*this, [this] { fill(); });
    readSpace();
}

void EmptyData::fill() {
    delete m_content;
    m_content = new QWidget;
    auto* row = new QHBoxLayout(m_content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeMiddle(), 1);
    row->addWidget(makeSide());
    layout()->addWidget(m_content);
}

QWidget* EmptyData::first() const { return m_choose; }

QWidget* EmptyData::makeMiddle() {
    auto* panel = new Panel;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_choose = makeButton({tr("Choose files…"), "folder"_icon});
    connect(m_choose, &QPushButton::clicked, this, &EmptyData::chooseAsked);
    auto* state =
        new EmptyState({"download"_icon, tr("Drop files here, or choose them"),
                        tr("CSV, JSON lines, JSON and plain text. Encoding and columns are detected; before anything is imported you see which column is what "
                           "and which rows would be rejected."),
                        tr("The content stays on this machine, encrypted with the project's passphrase.")},
                       m_choose);
    if (const auto samples = m_shell.session().programs().resources / "samples" / "tickets.jsonl"; std::filesystem::exists(samples)) {
        auto* sample = makeButton({tr("Look at it")});
        connect(sample, &QPushButton::clicked, this, &EmptyData::sampleAsked);
        state->addHeading(tr("Other starts"));
        state->addStart(
            {"book"_icon, tr("Sample: after-sales tickets"), tr("Invented tickets with labels on three levels, as two files in different formats.")}, sample);
    }
    state->addLater(tr("After the import: the table of rows"), {56, 420, 120, 120, 120});
    column->addWidget(state);
    return panel;
}

QWidget* EmptyData::makeSide() {
    auto* panel = new Panel(Qt::LeftEdge);
    panel->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PanelHeader(tr("What comes next")));
    auto* steps = new QGridLayout;
    steps->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    steps->setHorizontalSpacing(kPadding);
    steps->setVerticalSpacing(0);
    steps->setColumnStretch(1, 1);
    int row = 0;
    for (const NextStep& step : kNextSteps) {
        steps->addWidget(new Label(countText(row / 3 + 1), {TextSize::Base, Weight::Strong, Color::TextMuted}), row, 0, Qt::AlignTop);
        steps->addWidget(new Label(tr(step.title), {TextSize::Base, Weight::Strong, Color::Text}), row++, 1);
        auto* sentence = new Label(tr(step.sentence), {TextSize::Small, Weight::Regular, Color::TextMuted}, Wrap::Yes);
        steps->addWidget(sentence, row++, 1);
        steps->setRowMinimumHeight(row++, kPadding);
    }
    column->addLayout(steps);
    auto* limits = new PanelHeader(tr("Limits"));
    limits->setLines(Qt::TopEdge | Qt::BottomEdge);
    column->addWidget(limits);
    auto* facts = new KeyValueRows;
    facts->addRow(tr("A line"), memoryText(data::kLineBytes));
    facts->addRow(tr("Columns"), countText(std::int64_t(data::kColumns)));
    facts->addRow(tr("Rows"), tr("as many as the disk holds"));
    if (m_free > 0)
        facts->addRow(tr("Free disk"), bytesText(m_free));
    auto* around = new QVBoxLayout;
    around->setContentsMargins(kPadding, kGap, kPadding, kPadding);
    around->addWidget(facts);
    column->addLayout(around);
    column->addStretch(1);
    return panel;
}

void EmptyData::readSpace() {
    const auto work = [](services::Project& project) { return freeSpace(project.file().folder()); };
    m_shell.session().ask<std::uint64_t>(this, work, [this](Result<std::uint64_t> free) {
        m_free = free ? *free : 0;
        fill();
    });
}

} // namespace danlu::ui
