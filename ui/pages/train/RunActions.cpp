#include "ui/pages/train/RunActions.h"

#include "services/run/Run.h"
#include "ui/models/RunsModel.h"
#include "ui/pages/train/RunView.h"
#include "ui/pages/train/TrainWords.h"
#include "ui/shell/Errors.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/TitleLine.h"

#include <QHBoxLayout>
#include <QMenu>

namespace danlu::ui {
namespace {

using services::Command;

/// A question in place: a sentence and two answers.
Panel* makeQuestion(const QString& sentence, QPushButton* yes, QPushButton* no) {
    auto* panel = new Panel(Qt::BottomEdge);
    panel->setGround(Color::WarningSoft);
    auto* row = new QHBoxLayout(panel);
    row->setContentsMargins(kPadding, kGap, kPadding, kGap);
    row->setSpacing(kGap);
    row->addWidget(new Glyph("warning"_icon, Color::Warning));
    row->addWidget(new Label(sentence, {}, Wrap::Yes), 1);
    row->addWidget(no);
    row->addWidget(yes);
    return panel;
}

/// The error that a run's state and code stand for.
danlu::Error errorOfRun(const RunFace& run) {
    if (run.state == QStringLiteral("lost"))
        return danlu::Error(ErrorCode::Crashed, "no program holds the run's lock, and its journal has no end");
    return danlu::Error(errorCodeOf(run.errorCode.toStdString()), "the run's log has the reason");
}

} // namespace

RunActions::RunActions(Shell& shell, RunsModel& model, RunView& view, TitleLine& title, QObject* parent)
    : QObject(parent), m_shell(shell), m_model(model), m_view(view), m_title(title), m_pause(makeButton({{}, "pause"_icon})),
      m_stop(makeButton({{}, "stop"_icon})), m_again(makeButton({{}, "copy"_icon})), m_more(makeButton({{}, "more"_icon})) {
    m_pool.setMaxThreadCount(2);
    for (QPushButton* button : {m_again, m_pause, m_stop, m_more})
        title.addButton(button);
    makeMenus();
    connect(m_pause, &QPushButton::clicked, this, [this] {
        const RunFace* run = m_model.run(m_model.current());
        control(run && isPaused(*run) ? Command::Resume : Command::Pause);
    });
    connect(m_again, &QPushButton::clicked, this, [this] { emit continueAsked(m_model.current()); });
    connect(&shell.runs(), &RunsWatch::changed, this, &RunActions::refresh);
    connect(&model, &RunsModel::shownChanged, this, &RunActions::refresh);
    say(title, [this] {
        m_again->setText(tr("Continue as new"));
        m_again->setToolTip(tr("Opens a new run with the settings of this one"));
        m_more->setAccessibleName(tr("More"));
        m_more->setToolTip(tr("More"));
        const std::array texts{tr("Stop after this step and save it"),
                               tr("Stop after the next checkpoint"),
                               tr("Stop now, keep the last checkpoint"),
                               tr("Write a checkpoint now"),
                               tr("Rename"),
                               tr("Delete…")};
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i]->setText(texts[i]);
        m_primary.clear();
        m_noticed.clear();
        refresh();
    });
}

void RunActions::makeMenus() {
    auto* stop = new QMenu(m_stop);
    const auto add = [this](QMenu* menu, IconName icon, auto act) {
        m_words.push_back(menu->addAction(themedIcon(icon), QString(), this, act));
        return m_words.back();
    };
    add(stop, "flag"_icon, [this] { control(Command::CancelAfterStep); });
    add(stop, "diamond"_icon, [this] { control(Command::CancelAfterCheckpoint); });
    add(stop, "stop"_icon, [this] { control(Command::CancelNow); });
    stop->addSeparator();
    add(stop, "diamond"_icon, [this] { control(Command::Checkpoint); });
    connect(m_stop, &QPushButton::clicked, this, [this, stop] {
        const RunFace* run = m_model.run(m_model.current());
        run&& isWaiting(*run) ? control(Command::CancelNow) : stop->popup(m_stop->mapToGlobal(QPoint(0, m_stop->height())));
    });
    auto* more = new QMenu(m_more);
    more->setToolTipsVisible(true);
    add(more, "pencil"_icon, [this] { emit renameAsked(); })->setShortcut(Qt::Key_F2);
    m_delete = add(more, "trash"_icon, [this] { askToDelete(); });
    m_delete->setShortcut(Qt::Key_Delete);
    connect(m_more, &QPushButton::clicked, this, [this, more] {
        const QPoint below = m_more->mapToGlobal(QPoint(m_more->width() - more->sizeHint().width(), m_more->height()));
        more->popup(below);
    });
}

void RunActions::setShown(bool isShown) {
    m_isShown = isShown;
    m_primary.clear();
    refresh();
}

void RunActions::refresh() {
    const RunFace* run = m_isShown ? m_model.run(m_model.current()) : nullptr;
    for (QPushButton* button : {m_again, m_more})
        button->setVisible(run);
    m_pause->setVisible(run && run->isLive);
    m_stop->setVisible(run && (run->isLive || isWaiting(*run)));
    if (!m_isShown)
        return;
    if (run) {
        m_pause->setText(isPaused(*run) ? tr("Go on") : tr("Pause"));
        m_stop->setText(isWaiting(*run) ? tr("Take out of the queue") : tr("Stop"));
        m_pause->setIcon(themedIcon(isPaused(*run) ? "play"_icon : "pause"_icon));
        const bool hasModel = !run->model.isEmpty();
        m_delete->setEnabled(!run->isLive && !hasModel);
        m_delete->setToolTip(run->isLive ? tr("It is running: stop it first.")
                             : hasModel  ? tr("The model %1 lies in it: delete the model first.").arg(run->model)
                                         : QString());
    }
    showPrimary(run);
    showNotice(run);
}

/// Resume where that is the way on, try where there is a model; nothing while it works.
void RunActions::showPrimary(const RunFace* run) {
    const QString wanted = !run                    ? QString()
                           : canResume(*run)       ? QStringLiteral("resume")
                           : !run->model.isEmpty() ? QStringLiteral("try")
                                                   : QStringLiteral("none");
    if (wanted == m_primary || wanted.isEmpty())
        return;
    m_primary = wanted;
    auto* button = wanted == QStringLiteral("resume") ? makeButton({tr("Resume"), "play"_icon}) : makeButton({tr("Try it"), "send"_icon});
    connect(button, &QPushButton::clicked, this, wanted == QStringLiteral("resume") ? &RunActions::resume : &RunActions::tryIt);
    m_title.setPrimary(button);
    button->setVisible(wanted != QStringLiteral("none"));
}

/// A run that ended badly says why, above its curves, and what to do.
void RunActions::showNotice(const RunFace* run) {
    const bool isBad = run && hasEnded(*run) && (run->state == QStringLiteral("failed") || run->state == QStringLiteral("lost"));
    const QString wanted = isBad ? run->id + run->state + QString::number(run->step) : QString();
    if (wanted == m_noticed)
        return;
    m_noticed = wanted;
    if (!isBad)
        return m_view.setNotice(nullptr);
    const QString kept = run->checkpoint >= 0 ? tr("The checkpoint of step %1 and the curves are safe.").arg(countText(run->checkpoint))
                                              : tr("The curves are safe; no checkpoint had been written yet.");
    auto* panel = makeErrorPanel(tr("%1 ended at step %2: %3. %4").arg(run->name, countText(run->step), reasonOf(*run), kept), errorOfRun(*run));
    auto* resume = makeButton({tr("Resume"), "play"_icon});
    connect(resume, &QPushButton::clicked, this, &RunActions::resume);
    panel->addWayOut({tr("Resume"),
                      run->checkpoint >= 0 ? tr("Goes on from step %1; what came after it is done again.").arg(countText(run->checkpoint))
                                           : tr("Begins again with the same settings and seed."),
                      Chosen::Yes},
                     resume);
    auto* again = makeButton({tr("Continue as new"), "copy"_icon});
    connect(again, &QPushButton::clicked, this, [this] { emit continueAsked(m_model.current()); });
    panel->addWayOut({tr("Change something"), tr("Opens a new run with these settings: a smaller batch, shorter rows.")}, again);
    m_view.setNotice(panel);
}

void RunActions::control(Command command) {
    const QString id = m_model.current();
    const auto work = [project = m_shell.session().folder(), run = id.toStdString(), command](const services::Task& task) {
        return services::controlRun(project, run, command, services::Wait::ForAcknowledgement, task);
    };
    runTask<Json>(m_pool, this, work, [this](Result<Json> result) {
        if (!result)
            m_shell.complain(tr("The run was asked, but has not answered"), result.error());
        m_shell.runs().look();
    });
}

void RunActions::resume() {
    const RunFace* run = m_model.run(m_model.current());
    if (!run)
        return;
    const auto work = [id = run->id.toStdString()](services::Project& project, const services::Task& task) {
        return services::resumeRun(project, id, services::Follow::Detach, task);
    };
    Shell& shell = m_shell;
    const QString name = run->name;
    m_shell.activities().start<Json>({"flame"_icon, tr("Resuming %1").arg(name), QStringLiteral("train"), run->id}, work, [&shell, name](Result<Json> result) {
        if (!result)
            shell.complain(tr("%1 could not be resumed").arg(name), result.error());
        shell.runs().look();
    });
}

void RunActions::tryIt() {
    if (const RunFace* run = m_model.run(m_model.current()))
        m_shell.go(QStringLiteral("compare"), run->model);
}

void RunActions::rename(const QString& id, const QString& name) {
    const auto work = [id = id.toStdString(), name = name.toStdString()](services::Project& project) { return services::renameRun(project, id, name); };
    m_shell.session().ask<Json>(this, work, [this](Result<Json> result) {
        if (!result)
            m_shell.complain(tr("The run keeps its name"), result.error());
        m_shell.runs().look();
    });
}

void RunActions::askToDelete() {
    const RunFace* run = m_model.run(m_model.current());
    if (!run || !m_delete->isEnabled())
        return;
    auto* yes = makeButton({tr("Delete %1").arg(run->name), "trash"_icon}, Kind::Destructive);
    auto* no = makeButton({tr("Keep it")});
    connect(yes, &QPushButton::clicked, this, [this, id = run->id] { remove(id); });
    connect(no, &QPushButton::clicked, this, [this] {
        m_view.setNotice(nullptr);
        m_noticed.clear();
        refresh();
    });
    m_view.setNotice(makeQuestion(tr("Delete the run %1 with its curves, log and checkpoints? This cannot be undone.").arg(run->name), yes, no));
    no->setFocus();
}

void RunActions::remove(const QString& id) {
    m_view.setNotice(nullptr);
    m_noticed.clear();
    const auto work = [id = id.toStdString()](services::Project& project) { return services::deleteRun(project, id); };
    m_shell.session().ask<Json>(this, work, [this](Result<Json> result) {
        if (!result)
            m_shell.complain(tr("The run was not deleted"), result.error());
        m_shell.runs().look();
    });
}

} // namespace danlu::ui
