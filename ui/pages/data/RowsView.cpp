#include "ui/pages/data/RowsView.h"

#include "ui/pages/data/Faces.h"
#include "ui/pages/data/RowsTable.h"
#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/SearchField.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kTypedMillis = 250;
constexpr int kSearchWidth = 260;
constexpr Split kParts[] = {Split::None, Split::Train, Split::Validation, Split::Test};

Panel* bar(Qt::Edges lines, Size height) {
    auto* panel = new Panel(lines);
    auto* row = new QHBoxLayout(panel);
    row->setContentsMargins(kPadding, 0, kPadding, 0);
    row->setSpacing(kGap);
    panel->setFixedHeight(applicationLook().tokens().size(height));
    return panel;
}

} // namespace

RowsView::RowsView(Shell& shell, RowsModel& model, QWidget* parent)
    : QWidget(parent), m_shell(shell), m_model(model), m_table(new RowsTable(model, shell.preferences())), m_search(new SearchField({})),
      m_split(new QComboBox), m_matching(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})),
      m_columns(makeButton({{}, "columns"_icon, {}}, Kind::Quiet)), m_copy(makeIconButton("copy"_icon, {})), m_stop(makeButton({}, Kind::Quiet)),
      m_chosen(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})),
      m_visible(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeToolbar());
    column->addWidget(m_table, 1);
    column->addWidget(makeFooter());
    m_typed.setSingleShot(true);
    m_typed.setInterval(kTypedMillis);
    connect(&m_typed, &QTimer::timeout, this, &RowsView::search);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typed.start(); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        search();
        m_table->setFocus();
    });
    connect(m_split, &QComboBox::activated, this, &RowsView::search);
    connect(m_columns, &QPushButton::clicked, this, &RowsView::showColumns);
    connect(m_copy, &QPushButton::clicked, this, &RowsView::copy);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_model.setQuery({});
    });
    connect(m_table, &RowsTable::copyAsked, this, &RowsView::copy);
    connect(m_table, &RowsTable::columnsChanged, this, &RowsView::showCounts);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RowsView::showCounts);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &RowsView::showCounts);
    connect(&model, &RowsModel::found, this, &RowsView::showCounts);
    connect(&model, &RowsModel::opened, this, [this] {
        const QSignalBlocker silent(m_search);
        m_search->clear();
        m_split->setCurrentIndex(0);
        m_split->setVisible(m_model.hasSplit());
    });
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    ui::say(*this, [this] { say(); });
}

QWidget* RowsView::makeToolbar() {
    Panel* panel = bar(Qt::BottomEdge, Size::Toolbar);
    auto* row = static_cast<QHBoxLayout*>(panel->layout());
    m_search->setMaximumWidth(kSearchWidth);
    for (const Split part : kParts)
        m_split->addItem(QString(), textOf(part == Split::None ? std::string_view() : nameOf(part)));
    row->addWidget(m_search, 1);
    row->addWidget(m_split);
    row->addWidget(m_stop);
    row->addStretch(1);
    row->addWidget(m_matching);
    row->addWidget(m_columns);
    row->addWidget(m_copy);
    m_split->hide();
    return panel;
}

QWidget* RowsView::makeFooter() {
    Panel* panel = bar(Qt::TopEdge, Size::StatusBar);
    auto* row = static_cast<QHBoxLayout*>(panel->layout());
    row->addWidget(m_chosen);
    row->addSpacing(kGap);
    row->addWidget(m_visible);
    row->addStretch(1);
    return panel;
}

void RowsView::say() {
    m_search->setPlaceholderText(tr("Find in texts and labels"));
    m_search->setAccessibleName(tr("Find in texts and labels"));
    m_search->setCaps(keyCaps(QKeySequence(QKeySequence::Find)));
    m_split->setAccessibleName(tr("Part of the split"));
    for (int i = 0; i < m_split->count(); ++i)
        m_split->setItemText(i, i == 0 ? tr("all parts") : splitText(kParts[i]));
    m_stop->setText(tr("Stop searching"));
    m_copy->setToolTip(tr("Copy the chosen rows for a spreadsheet (Ctrl+C)"));
    m_copy->setAccessibleName(tr("Copy the chosen rows"));
    m_table->setAccessibleName(tr("Rows"));
    m_model.sayAgain();
    showCounts();
}

void RowsView::search() {
    m_typed.stop();
    if (!m_model.isOpen())
        return;
    auto query = m_model.query();
    const auto text = bytesOf(m_search->text()), split = bytesOf(m_split->currentData().toString());
    if (text == query.text && split == query.split)
        return;
    query.text = text;
    query.split = split;
    m_model.setQuery(query);
}

void RowsView::showCounts() {
    const int rows = m_model.rowCount(), hidden = m_table->hiddenCount();
    const bool isWhole = std::int64_t(rows) == m_model.total();
    m_matching->setText(m_model.isFinding() ? tr("searching…")
                        : isWhole           ? tr("%1 rows").arg(countText(rows))
                                            : tr("%1 of %2 rows").arg(countText(rows), countText(m_model.total())));
    m_stop->setVisible(m_model.isFinding());
    m_columns->setText(hidden > 0 ? tr("%n hidden", nullptr, hidden) : tr("Columns"));
    m_columns->setAccessibleName(tr("Choose columns"));
    const auto chosen = m_table->selectionModel()->selectedRows().size();
    m_copy->setEnabled(chosen > 0);
    m_chosen->setText(tr("%n row(s) chosen", nullptr, int(chosen)));
    const int first = m_table->rowAt(0), last = m_table->rowAt(m_table->viewport()->height() - 1);
    m_visible->setText(rows == 0 ? QString() : tr("rows %1–%2").arg(countText(first + 1), countText(last < 0 ? rows : last + 1)));
}

void RowsView::showColumns() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < m_model.columnCount(); ++column) {
        QAction* action = menu->addAction(titleOf(m_model.columnAt(column)));
        action->setCheckable(true);
        action->setChecked(m_table->isShown(column));
        connect(action, &QAction::toggled, m_table, [this, column](bool isShown) { m_table->setShown(column, isShown); });
    }
    menu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
}

void RowsView::copy() {
    std::vector<std::uint64_t> numbers;
    for (const int row : m_table->chosenRows())
        numbers.push_back(m_model.numberAt(row));
    if (numbers.empty())
        return;
    const auto work = [name = bytesOf(m_model.reference()), numbers](services::Project& project, const services::Task& task) {
        return services::rowsAsTsv(project, name, numbers, task);
    };
    m_shell.session().act<std::string>(this, work, [this, count = int(numbers.size())](Result<std::string> text) {
        if (!text)
            return m_shell.complain(tr("The rows were not copied"), text.error());
        QGuiApplication::clipboard()->setText(textOf(*text));
        m_shell.toast({State::Good, tr("%n row(s) copied", nullptr, count), tr("As columns for a spreadsheet. The audit log has a line about it.")});
    });
}

void RowsView::step(int by) {
    const QModelIndex now = m_table->currentIndex();
    const int row = now.row() + by;
    if (row < 0 || row >= m_model.rowCount())
        return;
    const int column = std::max(0, now.column());
    m_table->setCurrentIndex(m_model.index(row, column));
}

} // namespace danlu::ui
