#include "ui/pages/train/TrainPage.h"

#include "ui/pages/train/RunActions.h"
#include "ui/pages/train/RunPanel.h"
#include "ui/pages/train/RunView.h"
#include "ui/pages/train/TrainSetup.h"
#include "ui/pages/train/TrainWords.h"
#include "ui/shell/Say.h"
#include "ui/style/Kind.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Splitter.h"

#include <QShortcut>
#include <QStackedWidget>

namespace danlu::ui {
namespace {

const QString kPanelWidthKey = QStringLiteral("train/list");
constexpr int kPanelUsual = 232;
const QString kNewRun = QStringLiteral("new");

} // namespace

TrainPage::TrainPage(Shell& shell, QWidget* parent) : Page(shell, parent), m_stack(new QStackedWidget), m_panel(new RunPanel(shell)), m_runs(new QWidget) {
    m_back = makeButton({{}, "chevron-left"_icon}, Kind::Quiet);
    title().addButton(m_back);
    m_view = new RunView(shell, m_panel->model());
    m_actions = new RunActions(shell, m_panel->model(), *m_view, title(), this);
    m_setup = new TrainSetup(shell);
    auto* split = new Splitter(Qt::Horizontal);
    split->addWidget(m_panel);
    split->addWidget(m_view);
    split->setStretchFactor(1, 1);
    const int width = shell.preferences().remembered(kPanelWidthKey).toInt();
    split->setSizes({width > 0 ? width : kPanelUsual, 1000});
    connect(split, &QSplitter::splitterMoved, this, [this, split] { this->shell().preferences().remember(kPanelWidthKey, split->sizes().first()); });
    auto* row = new QHBoxLayout(m_runs);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(split);
    m_stack->addWidget(m_runs);
    m_stack->addWidget(m_setup);
    m_stack->addWidget(m_empty = makeEmpty());
    setContent(m_stack);
    connect(m_panel, &RunPanel::newAsked, this, [this] { showSetup({}); });
    connect(m_panel, &RunPanel::deleteAsked, m_actions, &RunActions::askToDelete);
    connect(m_actions, &RunActions::renameAsked, m_panel, &RunPanel::rename);
    connect(m_actions, &RunActions::continueAsked, this, &TrainPage::showSetup);
    connect(&m_panel->model(), &RunsModel::renameAsked, m_actions, &RunActions::rename);
    connect(m_setup, &TrainSetup::left, this, &TrainPage::showRuns);
    connect(m_setup, &TrainSetup::changed, this, &TrainPage::tell);
    connect(&shell.queue(), &RunQueue::added, this, [this](const QString& run) { m_panel->choose(run); });
    connect(&shell.runs(), &RunsWatch::changed, this, &TrainPage::tell);
    connect(&shell.queue(), &RunQueue::changed, this, &TrainPage::tell);
    connect(m_panel, &RunPanel::chosen, this, &TrainPage::tell);
    makeButtons();
    say(*this, [this] { tell(); });
}

QWidget* TrainPage::makeEmpty() {
    auto* around = new QWidget;
    auto* column = new QVBoxLayout(around);
    column->setContentsMargins(0, 0, 0, 0);
    say(*around, [this, column] {
        while (QLayoutItem* item = column->takeAt(0)) {
            item->widget()->deleteLater();
            delete item;
        }
        auto* create = makeButton({tr("New run"), "plus"_icon});
        connect(create, &QPushButton::clicked, this, [this] { showSetup({}); });
        auto* empty = new EmptyState({"flame"_icon, tr("No runs yet"),
                                      tr("A run takes a model and a dataset and makes a model of its own from them. It goes on when this window is closed."),
                                      tr("Everything stays on this machine.")},
                                     create);
        empty->addLater(tr("After the start: the runs, their curves and their checkpoints"), {224, 420, 160, 120});
        column->addWidget(empty);
        m_create = create;
    });
    return around;
}

void TrainPage::makeButtons() {
    connect(m_back, &QPushButton::clicked, this, &TrainPage::showRuns);
    auto* escape = new QShortcut(Qt::Key_Escape, m_setup, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &TrainPage::showRuns);
    auto* create = new QShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(create, &QShortcut::activated, this, [this] { showSetup({}); });
    auto* start = new QShortcut(Qt::CTRL | Qt::Key_Return, m_setup, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(start, &QShortcut::activated, m_setup, &TrainSetup::start);
}

void TrainPage::open(const QString& what) {
    if (what == kNewRun || what.startsWith(kNewRun + QLatin1Char(':')))
        return showSetup(what.mid(kNewRun.size() + 1));
    if (!what.isEmpty())
        m_panel->choose(what);
    if (!what.isEmpty() || m_stack->currentWidget() != m_setup)
        showRuns();
}

QWidget* TrainPage::first() {
    if (m_stack->currentWidget() == m_empty)
        return m_create;
    return m_stack->currentWidget() == m_setup ? m_setup->first() : m_panel->list();
}

void TrainPage::showRuns() {
    m_stack->setCurrentWidget(m_runs);
    if (m_start)
        m_start->hide();
    m_actions->setShown(true);
    tell();
}

void TrainPage::showSetup(const QString& like) {
    m_stack->setCurrentWidget(m_setup);
    m_actions->setShown(false);
    auto* start = makeButton({{}, "play"_icon});
    setKeyCaps(*start, keyCaps(Qt::CTRL | Qt::Key_Return));
    connect(start, &QPushButton::clicked, m_setup, &TrainSetup::start);
    title().setPrimary(start);
    m_start = start;
    m_setup->begin(like);
    m_setup->first()->setFocus(Qt::OtherFocusReason);
    tell();
}

/// The title line says what is on the page.
void TrainPage::tell() {
    const bool isSetup = m_stack->currentWidget() == m_setup;
    const bool isEmpty = shell().runs().all().empty();
    if (!isSetup)
        m_stack->setCurrentWidget(isEmpty ? m_empty : m_runs);
    m_back->setVisible(isSetup);
    m_back->setText(tr("Runs"));
    if (isSetup && m_start) {
        title().setPath({tr("Train"), tr("New run")});
        title().setState(m_setup->state());
        title().setFacts({});
        m_start->setText(shell().queue().isBusy() ? tr("Add to queue") : tr("Start"));
        m_start->setEnabled(m_setup->canStart());
        m_start->setToolTip(m_setup->obstacle());
        return;
    }
    const RunFace* run = m_panel->model().run(m_panel->model().current());
    title().setPath(run ? QStringList{tr("Train"), run->name} : QStringList{tr("Train")});
    title().setState(run ? std::optional(chipOf(*run)) : std::nullopt);
    title().setFacts(run ? run->dataset + QStringLiteral(" · ") + run->base : QString());
}

} // namespace danlu::ui
