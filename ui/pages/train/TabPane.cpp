#include "ui/pages/train/TabPane.h"

#include "ui/style/Metrics.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace danlu::ui {

TabPane::TabPane(Qt::Edges lines, QWidget* parent)
    : Panel(lines, parent), m_head(new Panel(Qt::BottomEdge)), m_row(new QHBoxLayout(m_head)), m_tabs(new QTabBar), m_stack(new QStackedWidget) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(lines.testFlag(Qt::LeftEdge) ? 1 : 0, 0, 0, 0);
    column->setSpacing(0);
    m_head->setFixedHeight(lookOf(*this).tokens().size(Size::TabBar));
    m_row->setContentsMargins(kUnit, 0, kPadding, 0);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_row->addWidget(m_tabs);
    m_row->addStretch(1);
    column->addWidget(m_head);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0 && index < int(m_all.size()))
            m_stack->setCurrentWidget(m_all[std::size_t(index)].pane);
    });
}

void TabPane::add(QWidget* pane, std::function<QString()> title) {
    m_stack->addWidget(pane);
    m_all.push_back({pane, title});
    m_tabs->addTab(title());
    m_tabs->updateGeometry(); // Qt forgets to while the bar is hidden
}

void TabPane::remove(QWidget* pane) {
    for (std::size_t i = 0; i < m_all.size(); ++i)
        if (m_all[i].pane == pane) {
            m_all.erase(m_all.begin() + std::ptrdiff_t(i));
            m_stack->removeWidget(pane);
            m_tabs->removeTab(int(i));
            return;
        }
}

void TabPane::show(QWidget* pane) {
    for (std::size_t i = 0; i < m_all.size(); ++i)
        if (m_all[i].pane == pane)
            m_tabs->setCurrentIndex(int(i));
}

QWidget* TabPane::current() const { return m_stack->currentWidget(); }

void TabPane::retell() {
    for (std::size_t i = 0; i < m_all.size(); ++i)
        m_tabs->setTabText(int(i), m_all[i].title());
}

void TabPane::setBar(bool isShown) { m_head->setVisible(isShown); }

void TabPane::setCorner(QWidget* corner) { m_row->addWidget(corner); }

} // namespace danlu::ui
