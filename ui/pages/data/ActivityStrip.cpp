#include "ui/pages/data/ActivityStrip.h"

#include "ui/shell/Figures.h"
#include "ui/shell/Phases.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/ProgressRow.h"

namespace danlu::ui {
namespace {

constexpr qint64 kGuessAfterMillis = 2000;

} // namespace

ActivityStrip::ActivityStrip(Shell& shell, QString page, QWidget* parent)
    : Panel(Qt::BottomEdge, parent), m_shell(shell), m_page(std::move(page)), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(kPageEdge, kGap, kPageEdge, kGap);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&shell.activities(), &Activities::changed, this, &ActivityStrip::follow);
    follow();
}

void ActivityStrip::follow() {
    const auto& all = m_shell.activities().all();
    std::erase_if(m_shown, [&](const Shown& shown) {
        const bool isOver = std::ranges::find(all, shown.job, &Activities::Activity::job) == all.end();
        if (isOver)
            shown.row->deleteLater();
        return isOver;
    });
    for (const auto& activity : all) {
        if (activity.face.page != m_page)
            continue;
        auto found = std::ranges::find(m_shown, activity.job, &Shown::job);
        if (found == m_shown.end()) {
            auto* row = new ProgressRow(tr("Cancel"));
            m_column->addWidget(row);
            connect(row, &ProgressRow::cancelled, activity.job, &Job::cancel);
            found = m_shown.insert(m_shown.end(), {activity.job, row, {}});
            found->clock.start();
            say(*row, [row] { row->setCancelText(tr("Cancel")); });
        }
        show(activity, *found);
    }
    setVisible(!m_shown.empty());
}

void ActivityStrip::show(const Activities::Activity& activity, Shown& shown) {
    const auto& step = activity.step;
    const double fraction = step.total > 0 ? double(step.done) / double(step.total) : 0;
    const double passed = double(shown.clock.elapsed()) / 1000;
    const bool canGuess = step.eta < 0 && fraction > 0.01 && shown.clock.elapsed() > kGuessAfterMillis;
    const double left = step.eta >= 0 ? step.eta : canGuess ? passed * (1 - fraction) / fraction : -1;
    const QString what = step.phase.empty() ? activity.face.name : tr("%1: %2", "a piece of work and its phase").arg(activity.face.name, phaseText(step));
    shown.row->setPhase(what);
    shown.row->setProgress(fraction, left < 0 ? QString() : tr("%1 left").arg(durationText(left)));
}

} // namespace danlu::ui
