#include "ui/shell/Rail.h"

#include "ui/shell/RailButtons.h"
#include "ui/shell/Say.h"
#include "ui/style/Metrics.h"

#include <QKeySequence>
#include <QPainter>

namespace danlu::ui {
namespace {

constexpr int kMarkWidth = 3, kMarkHeight = 16; // at the edge of the window, beside the page that is shown

QString keysOf(const PageEntry& page) {
    return QKeySequence(QKeyCombination(Qt::ControlModifier, Qt::Key(Qt::Key_0 + page.order))).toString(QKeySequence::NativeText);
}

} // namespace

Rail::Rail(const std::vector<PageEntry>& pages, QWidget* parent) : Panel(Qt::RightEdge, parent), m_project(new ProjectButton), m_search(new SearchButton) {
    setGround(Color::Background);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, kGap);
    column->setSpacing(0);
    column->addWidget(m_project);
    auto* rows = new QVBoxLayout;
    rows->setContentsMargins(kGap, kGap, kGap, 0);
    rows->setSpacing(0);
    rows->addWidget(m_search);
    rows->addSpacing(kUnit);
    column->addLayout(rows, 1);
    bool isAtFoot = false;
    for (const PageEntry& page : pages) {
        if (page.place == PagePlace::Foot && !std::exchange(isAtFoot, true))
            rows->addStretch(1);
        auto* item = new RailItem(page.icon);
        say(*item, [item, name = page.name] {
            item->setText(name());
            item->setAccessibleName(name());
        });
        item->setCaps(keysOf(page));
        connect(item, &QAbstractButton::clicked, this, [this, id = page.id] { emit chosen(id); });
        rows->addWidget(item);
        m_items.emplace_back(page, item);
    }
    m_search->setCaps(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText));
    say(*this, [this] {
        m_search->setText(tr("Search"));
        m_search->setAccessibleName(tr("Search for actions, datasets, runs and models"));
    });
    connect(m_search, &QAbstractButton::clicked, this, &Rail::searchClicked);
    connect(m_project, &QAbstractButton::clicked, this, [this] { emit projectClicked(m_project->mapToGlobal(QPoint(kGap, m_project->height()))); });
}

void Rail::setProject(const QString& name) {
    m_project->setText(name);
    m_project->setAccessibleName(tr("Project: %1").arg(name));
    m_project->update();
}

void Rail::setCurrent(const QString& page) {
    for (auto& [entry, item] : m_items)
        item->setChecked(entry.id == page);
    update();
}

void Rail::paintEvent(QPaintEvent* event) {
    Panel::paintEvent(event);
    QPainter painter(this);
    for (const auto& [entry, item] : m_items)
        if (item->isChecked())
            painter.fillRect(0, item->y() + (item->height() - kMarkHeight) / 2, kMarkWidth, kMarkHeight, lookOf(*this).color(Color::Accent));
}

void Rail::setWay(Way way) {
    for (auto& [entry, item] : m_items)
        item->setEnabled(way == Way::Open || entry.needs == PageNeeds::Nothing);
    m_search->setEnabled(true);
}

void Rail::setRoom(Width width) {
    m_width = width;
    const bool isCollapsed = width == Width::Icons;
    for (auto& [entry, item] : m_items)
        item->setCollapsed(isCollapsed);
    m_project->setCollapsed(isCollapsed);
    m_search->setCollapsed(isCollapsed);
    updateGeometry();
}

void Rail::setBusy(const QString& page, bool isBusy) {
    for (auto& [entry, item] : m_items)
        if (entry.id == page)
            item->setBusy(isBusy);
}

QSize Rail::sizeHint() const {
    const Tokens& tokens = lookOf(*this).tokens();
    return {tokens.size(m_width == Width::Full ? Size::Rail : Size::RailCollapsed), QWidget::sizeHint().height()};
}

QSize Rail::minimumSizeHint() const { return {sizeHint().width(), QWidget::minimumSizeHint().height()}; }

} // namespace danlu::ui
