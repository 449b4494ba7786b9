#include "ui/shell/palette/Palette.h"

#include "ui/shell/Figures.h"
#include "ui/shell/Say.h"
#include "ui/shell/palette/PaletteBox.h"
#include "ui/shell/palette/PaletteDelegate.h"
#include "ui/style/Metrics.h"
#include "ui/style/Paint.h"
#include "ui/widgets/Glyph.h"
#include "ui/widgets/Label.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace danlu::ui {
namespace {

constexpr int kPaletteTop = 96; // the title line, and as much below it
constexpr int kFieldHeight = 48;
constexpr int kListHighest = 416; // nine rows and their captions
constexpr int kPageOfRows = 9;
constexpr int kNothingHeight = 96;

std::vector<PaletteItem> asItems(const std::vector<Command>& commands) {
    std::vector<PaletteItem> items;
    for (const Command& each : commands)
        items.push_back({PaletteGroup::Action, each});
    return items;
}

} // namespace

Palette::Palette(QWidget& window)
    : QWidget(&window), m_model(new PaletteModel(this)), m_box(new PaletteBox(this)), m_field(new QLineEdit), m_list(new QListView),
      m_subject(new Label({}, {TextSize::Base, Weight::Strong, Color::Text})), m_count(new Label({}, {TextSize::Small, Weight::Regular, Color::TextMuted})),
      m_nothing(new Label({}, {TextSize::Base, Weight::Regular, Color::TextMuted})) {
    hide();
    window.installEventFilter(this);
    m_field->installEventFilter(this);
    m_field->setFrame(false);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->viewport()->setAutoFillBackground(false);
    build();
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setQuery(text);
        refresh();
    });
    connect(m_list, &QListView::entered, this, [this](const QModelIndex& index) { select(index.row()); });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { run(index.row()); });
    connect(m_list, &QListView::customContextMenuRequested, this, [this](const QPoint& at) { showMore(m_list->indexAt(at).row()); });
    say(*this, [this] {
        m_field->setPlaceholderText(tr("Search for actions, datasets, runs and models"));
        m_field->setAccessibleName(tr("Search"));
        m_list->setAccessibleName(tr("What was found"));
        m_nothing->setText(tr("Nothing has that name."));
        if (isOpen())
            dismiss(); // what is in it has the words of the other language
    });
}

void Palette::build() {
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kPageEdge, 0, kPageEdge, 0);
    head->setSpacing(kPadding);
    head->addWidget(new Glyph("search"_icon, Color::TextMuted));
    head->addWidget(m_subject);
    head->addWidget(m_field, 1);
    head->addWidget(m_count);
    m_field->setFixedHeight(kFieldHeight - 2);
    auto* line = new Panel(Qt::TopEdge);
    line->setFixedHeight(1);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setFixedHeight(kNothingHeight);
    auto* column = new QVBoxLayout(m_box);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(line);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing);
    column->addSpacing(kUnit);
    column->addWidget(new PaletteFoot);
}

void Palette::open(std::vector<PaletteItem> items, int left) {
    if (!isOpen())
        m_before = QApplication::focusWidget();
    m_left = left;
    m_items = std::move(items);
    m_query.clear();
    m_field->clear();
    showAll();
    show();
    raise();
    place();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void Palette::add(std::vector<PaletteItem> items) {
    m_items.insert(m_items.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    if (!m_subject->text().isEmpty())
        return; // seen when its actions are left
    const PaletteItem* chosen = m_model->item(current());
    const QString name = chosen ? chosen->main.text : QString();
    const bool isFirst = current() == m_model->next(-1, 1);
    m_model->setItems(m_items);
    refresh();
    for (int row = 0; !isFirst && row < m_model->rowCount(); ++row)
        if (const PaletteItem* item = m_model->item(row); item && item->main.text == name)
            return select(row);
}

void Palette::dismiss() {
    if (!isOpen())
        return;
    const bool hadKeys = isAncestorOf(QApplication::focusWidget());
    hide();
    m_items.clear(); // names of the project
    m_model->setItems({});
    if (m_before && hadKeys)
        m_before->setFocus(Qt::OtherFocusReason);
}

int Palette::current() const { return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1; }

void Palette::showAll() {
    m_subject->clear();
    m_subject->hide();
    m_model->setItems(m_items);
    m_field->setText(m_query);
    refresh();
}

void Palette::showMore(int row) {
    const PaletteItem* item = m_model->item(row);
    if (!item || item->more.empty())
        return;
    const PaletteItem chosen = *item;
    std::vector<Command> all{chosen.main};
    all.front().text = tr("Open");
    all.front().icon = "arrow-right"_icon;
    all.insert(all.end(), chosen.more.begin(), chosen.more.end());
    m_subject->setText(chosen.main.text);
    m_subject->show();
    m_query = m_field->text();
    m_model->setItems(asItems(all));
    m_field->clear();
    refresh();
}

void Palette::run(int row) {
    const PaletteItem* item = m_model->item(row);
    if (!item)
        return;
    const auto act = item->main.act;
    dismiss();
    act();
}

bool Palette::handle(const QKeyEvent& event) {
    switch (event.key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        move(event.key() == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        move(event.key() == Qt::Key_PageDown ? kPageOfRows : -kPageOfRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(current());
        return true;
    case Qt::Key_Tab:
        showMore(current());
        return true;
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
        m_subject->text().isEmpty() ? dismiss() : showAll();
        return true;
    case Qt::Key_Backspace:
        if (!m_field->text().isEmpty() || m_subject->text().isEmpty())
            return false;
        showAll();
        return true;
    default:
        return false;
    }
}

/// Beyond an end a single step comes to the other.
void Palette::move(int steps) {
    const int before = current(), after = m_model->next(before, steps);
    if (after != before || std::abs(steps) > 1)
        return select(after);
    select(steps > 0 ? m_model->next(-1, 1) : m_model->next(m_model->rowCount(), -1));
}

void Palette::select(int row) {
    const PaletteItem* item = m_model->item(row);
    if (!item || row == current())
        return;
    m_list->setCurrentIndex(m_model->index(row));
    if (row > 0 && m_model->isCaption(row - 1) && m_list->visualRect(m_model->index(row - 1)).top() < 0)
        m_list->scrollTo(m_model->index(row - 1));
    m_field->setAccessibleDescription(m_model->data(m_model->index(row), Qt::AccessibleTextRole).toString());
    QAccessibleEvent changed(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void Palette::refresh() {
    m_count->setText(tr("%n found", nullptr, m_model->matches()));
    m_list->setVisible(m_model->matches() > 0);
    m_nothing->setVisible(m_model->matches() == 0);
    m_list->scrollToTop();
    select(m_model->next(-1, 1));
    place();
}

void Palette::place() {
    setGeometry(parentWidget()->rect());
    int rows = 0;
    for (int row = 0; row < m_model->rowCount() && rows < kListHighest; ++row)
        rows += m_model->isCaption(row) ? PaletteDelegate::captionHeight() : PaletteDelegate::rowHeight();
    m_list->setFixedHeight(std::min(rows, kListHighest));
    const int width = lookOf(*this).tokens().size(Size::PaletteWidth);
    m_box->layout()->activate();
    m_box->setGeometry(m_left + (this->width() - m_left - width) / 2, kPaletteTop, width, m_box->layout()->sizeHint().height());
}

bool Palette::eventFilter(QObject* object, QEvent* event) {
    if (object == parent() && event->type() == QEvent::Resize && isOpen())
        place();
    if (object == m_field && event->type() == QEvent::KeyPress)
        return handle(*static_cast<QKeyEvent*>(event));
    if (object == m_field && event->type() == QEvent::FocusOut && isOpen() && static_cast<QFocusEvent*>(event)->reason() == Qt::OtherFocusReason)
        dismiss(); // a page was shown below it
    return QWidget::eventFilter(object, event);
}

void Palette::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), lookOf(*this).color(Color::Scrim));
}

void Palette::mousePressEvent(QMouseEvent*) { dismiss(); }

} // namespace danlu::ui
