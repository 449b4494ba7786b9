#include "ui/pages/export/WorkBox.h"

#include "ui/pages/export/ExportJobs.h"
#include "ui/shell/Errors.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Job.h"
#include "ui/shell/Phases.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/ProgressRow.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace danlu::ui {

WorkBox::WorkBox(QWidget* parent) : QWidget(parent), m_progress(new Panel(Qt::BottomEdge)), m_problem(new Panel(Qt::BottomEdge)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (Panel* box : {m_progress, m_problem}) {
        (new QVBoxLayout(box))->setContentsMargins(0, 0, 0, 0);
        box->hide();
        column->addWidget(box);
    }
    m_progress->layout()->setContentsMargins(kPageEdge, kGap, kPageEdge, kGap);
}

void WorkBox::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    m_progress->setVisible(isBusy);
    emit busyChanged();
}

void WorkBox::follow(Job* job, const QString& name) {
    clearProblem();
    auto* progress = new ProgressRow(tr("Cancel"));
    progress->setPhase(name);
    say(*progress, [progress] { progress->setCancelText(tr("Cancel")); });
    m_progress->layout()->addWidget(progress);
    connect(progress, &ProgressRow::cancelled, job, &Job::cancel);
    connect(job, &Job::progressed, progress, [progress, name](const services::Step& step) {
        progress->setPhase(name + QStringLiteral(" · ") + phaseText(step));
        progress->setProgress(step.total > 0 ? double(step.done) / double(step.total) : 0,
                              step.eta >= 0 ? tr("%1 left").arg(durationText(step.eta)) : QString());
    });
    connect(job, &QObject::destroyed, this, [this, progress] {
        progress->deleteLater();
        setBusy(false);
    });
    setBusy(true);
}

void WorkBox::clearProblem() {
    while (QLayoutItem* item = m_problem->layout()->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_problem->hide();
}

void WorkBox::showProblem(const QString& title, const danlu::Error& error) {
    clearProblem();
    if (error.code() == ErrorCode::Cancelled)
        return;
    auto* panel = makeErrorPanel(title, error);
    auto* close = makeButton({tr("Close"), "close"_icon});
    connect(close, &QPushButton::clicked, this, &WorkBox::clearProblem);
    panel->addWayOut({tr("Go on"), problemAdvice(error)}, close);
    m_problem->layout()->addWidget(panel);
    m_problem->show();
}

} // namespace danlu::ui
