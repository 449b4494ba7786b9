#include "ui/pages/start/RunningNow.h"

#include "services/run/RunWatch.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/shell/Spoken.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Meter.h"

#include <QHBoxLayout>

namespace danlu::ui {
namespace {

constexpr TextLook kSmallQuiet{TextSize::Small, Weight::Regular, Color::TextMuted};

QHBoxLayout* bothEnds(QWidget* left, QWidget* right) {
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(left, 1);
    row->addWidget(right);
    return row;
}

} // namespace

RunningNow::RunningNow(Shell& shell, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_run(new QWidget), m_none(new Label({}, kSmallQuiet, Wrap::Yes)),
      m_name(new ElidedLabel({}, {TextSize::Base, Weight::Strong, Color::Text})), m_percent(new Label({}, {TextSize::Small, Weight::Strong, Color::Text})),
      m_step(new Label({}, kSmallQuiet)), m_left(new Label({}, kSmallQuiet)), m_waiting(new Label({}, kSmallQuiet, Wrap::Yes)), m_meter(new Meter({})),
      m_stop(spokenButton(
          "stop"_icon, [] { return tr("Stop after this step"); }, Kind::Normal, ControlSize::Small)) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_none);
    outer->addWidget(m_run);
    outer->addWidget(m_waiting);
    auto* column = new QVBoxLayout(m_run);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kUnit);
    auto* head = bothEnds(m_name, m_percent);
    head->insertWidget(0, new Glyph("flame"_icon, Color::AccentText));
    column->addLayout(head);
    column->addWidget(m_meter);
    column->addLayout(bothEnds(m_step, m_left));
    column->addSpacing(kUnit);
    column->addWidget(
        spokenNote([] { return tr("It keeps only its own keys: to read its dataset and to write its checkpoints. They are wiped when it ends."); }));
    column->addSpacing(kUnit);
    column->addWidget(m_stop);
    column->addWidget(spokenNote([] { return tr("A checkpoint is kept. Stopping needs no passphrase; the audit log has it at the next unlock."); }));
    connect(m_stop, &QPushButton::clicked, this, &RunningNow::stop);
    connect(&shell.runs(), &RunsWatch::changed, this, &RunningNow::look);
    say(*this, [this] { look(); });
}

void RunningNow::look() {
    const RunFace* run = m_shell.runs().live();
    m_run->setVisible(run);
    m_none->setVisible(!run);
    m_none->setText(tr("No run works now."));
    const auto waiting = std::ranges::count_if(m_shell.runs().all(), [](const RunFace& each) { return each.place.has_value(); });
    m_waiting->setVisible(waiting > 0);
    m_waiting->setText(tr("%n run(s) wait in the queue; they begin once the project is unlocked.", nullptr, int(waiting)));
    if (!run)
        return;
    m_name->setText(run->name);
    m_percent->setText(percentText(run->fraction()));
    m_meter->setFraction(run->fraction());
    m_meter->setAccessibleName(run->name);
    m_step->setText(tr("step %1 of %2").arg(countText(run->step), countText(run->steps)));
    m_left->setText(run->eta ? tr("%1 left").arg(durationText(*run->eta)) : QString());
    m_stop->setEnabled(m_asked != run->id);
}

void RunningNow::stop() {
    const RunFace* run = m_shell.runs().live();
    if (!run)
        return;
    m_asked = run->id;
    look();
    const auto work = [folder = m_shell.session().folder(), id = run->id.toStdString()](const services::Task& task) {
        return services::controlRun(folder, id, services::Command::CancelAfterStep, services::Wait::ForAcknowledgement, task);
    };
    runTask<Json>(*QThreadPool::globalInstance(), this, work, [this](Result<Json> result) {
        if (result)
            return;
        m_asked.clear();
        look();
        m_shell.complain(tr("The run was not stopped"), result.error());
    });
}

} // namespace danlu::ui
