#include "ui/pages/train/RunPanel.h"

#include "ui/pages/train/RunDelegate.h"
#include "ui/pages/train/TrainWords.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PanelHeader.h"
#include "ui/widgets/SearchField.h"

#include <QHBoxLayout>
#include <QListView>
#include <QShortcut>

namespace danlu::ui {
namespace {

constexpr int kRunPanelLeast = 232;

} // namespace

RunPanel::RunPanel(Shell& shell, QWidget* parent)
    : Panel(Qt::RightEdge, parent), m_shell(shell),
      m_model(new RunsModel(
          [](RunsModel::Group group) {
              return group == RunsModel::Group::Running ? tr("Running") : group == RunsModel::Group::Waiting ? tr("Waiting") : tr("Ended");
          },
          lineOf, this)),
      m_header(new PanelHeader({})), m_filter(new SearchField({})), m_view(new QListView), m_foot(new Panel(Qt::TopEdge)),
      m_overlaid(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})) {
    setMinimumWidth(kRunPanelLeast);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    auto* search = makeIconButton("filter"_icon, {});
    auto* add = makeIconButton("plus"_icon, {});
    m_header->addRight(search);
    m_header->addRight(add);
    m_filter->hide();
    auto* filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(kGap, 0, kGap, 0);
    filterRow->addWidget(m_filter);
    auto* clear = makeButton({}, Kind::Quiet, ControlSize::Small);
    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(kPadding, kUnit, kGap, kUnit);
    foot->addWidget(m_overlaid, 1);
    foot->addWidget(clear);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RunDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_header);
    column->addLayout(filterRow);
    column->addWidget(m_view, 1);
    column->addWidget(m_foot);

    connect(add, &QPushButton::clicked, this, &RunPanel::newAsked);
    connect(search, &QPushButton::clicked, this, [this] {
        m_filter->setVisible(!m_filter->isVisible());
        m_filter->isVisible() ? m_filter->setFocus() : m_filter->clear();
    });
    connect(m_filter, &QLineEdit::textChanged, m_model, &RunsModel::setFilter);
    connect(clear, &QPushButton::clicked, m_model, &RunsModel::clearTicks);
    connect(m_model, &RunsModel::shownChanged, this, &RunPanel::show);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RunPanel::show);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        const QString id = index.data(RunsModel::IdRole).toString();
        if (id.isEmpty() || id == m_model->current())
            return;
        m_wanted.clear();
        m_model->setCurrent(id);
        emit chosen(id);
    });
    auto* remove = new QShortcut(QKeySequence::Delete, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &RunPanel::deleteAsked);
    connect(&shell.runs(), &RunsWatch::changed, this, &RunPanel::fill);
    say(*this, [this, search, add, clear] {
        m_header->setTitle(tr("Runs"));
        m_view->setAccessibleName(tr("Runs"));
        m_filter->setPlaceholderText(tr("Filter by name"));
        m_filter->setAccessibleName(tr("Filter by name"));
        for (const auto& [button, name] : {std::pair(search, tr("Filter")), std::pair(add, tr("New run"))}) {
            button->setAccessibleName(name);
            button->setToolTip(name);
        }
        clear->setText(tr("Clear"));
        clear->setAccessibleName(tr("Show only the current run"));
        m_model->retell();
        show();
    });
    fill();
}

QWidget* RunPanel::list() const { return m_view; }

void RunPanel::fill() {
    m_model->setRuns(m_shell.runs().all());
    m_header->setFacts(countText(std::int64_t(m_shell.runs().all().size())));
    if (!m_wanted.isEmpty() && m_model->run(m_wanted))
        choose(std::exchange(m_wanted, {}));
    else if (!m_model->run(m_model->current()) && !m_shell.runs().all().empty())
        choose(m_shell.runs().live() ? m_shell.runs().live()->id : m_shell.runs().all().front().id);
    show();
}

void RunPanel::choose(const QString& id) {
    if (!m_model->run(id)) {
        m_wanted = id;
        return;
    }
    m_view->setCurrentIndex(m_model->indexOf(id));
    if (m_model->current() == id)
        return;
    m_model->setCurrent(id);
    emit chosen(id);
}

void RunPanel::rename() {
    m_view->setFocus();
    m_view->edit(m_model->indexOf(m_model->current()));
}

void RunPanel::show() {
    const auto count = m_model->shown().size();
    m_foot->setVisible(count > 1);
    m_overlaid->setText(tr("%n run(s) overlaid", nullptr, int(count)));
    const QModelIndex current = m_model->indexOf(m_model->current());
    if (current.isValid() && m_view->currentIndex() != current)
        m_view->setCurrentIndex(current); // rows came or went above it
}

} // namespace danlu::ui
