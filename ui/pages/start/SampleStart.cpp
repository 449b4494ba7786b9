#include "ui/pages/start/SampleStart.h"

#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"

#include <QVBoxLayout>

namespace danlu::ui {
namespace {

StartWords sampleWords() {
    return {"play"_icon, [] { return SampleStart::tr("Try the sample first"); },
            [] { return SampleStart::tr("4,500 invented tickets and a small model that comes with Danlu; no graphics card is needed."); },
            [] { return Sample::whole().isEmpty() ? SampleStart::tr("about 6 min") : SampleStart::tr("seconds"); },
            [] { return Sample::whole().isEmpty() ? SampleStart::tr("about %1").arg(QStringLiteral("60 MB")) : SampleStart::tr("it is there"); }};
}

} // namespace

SampleStart::SampleStart(Shell& shell, QWidget* parent) : SampleStart(shell, makeButton({{}, "play"_icon}, Kind::Primary), parent) {}

SampleStart::SampleStart(Shell& shell, QPushButton* button, QWidget* parent)
    : StartCard(sampleWords(), button, Chosen::Yes, parent), m_shell(shell), m_button(button), m_progress(new ProgressRow(tr("Cancel"))) {
    below().addWidget(m_progress);
    connect(m_button, &QPushButton::clicked, this, &SampleStart::begin);
    connect(m_progress, &ProgressRow::cancelled, &shell.sample(), &Sample::cancel);
    connect(&shell.sample(), &Sample::changed, this, &SampleStart::show);
    say(*this, [this] {
        m_button->setText(Sample::whole().isEmpty() ? tr("Build the sample") : tr("Open the sample"));
        m_button->updateGeometry();
        m_progress->setCancelText(tr("Cancel"));
        show();
    });
}

void SampleStart::begin() {
    const QString project = Sample::whole();
    project.isEmpty() ? m_shell.sample().build() : m_shell.sample().open(project);
}

void SampleStart::show() {
    const Sample& sample = m_shell.sample();
    m_progress->setVisible(sample.isBuilding());
    m_button->setEnabled(!sample.isBuilding());
    if (!sample.isBuilding())
        return;
    const double left = sample.secondsLeft();
    m_progress->setPhase(tr("Step %1 of %2: %3; the project opens as soon as it is there")
                             .arg(sample.progress().step())
                             .arg(DemoProgress::steps())
                             .arg(sample.progress().title()));
    m_progress->setProgress(sample.progress().fraction(), left < 0 ? QString() : tr("%1 left").arg(durationText(left)));
}

} // namespace danlu::ui
