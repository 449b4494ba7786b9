#pragma once

#include "ui/widgets/Panel.h"

#include <functional>
#include <vector>

class QHBoxLayout;
class QStackedWidget;
class QTabBar;

namespace danlu::ui {

/// Tabs over a stack; panes may be moved to another one.
class TabPane : public Panel {
    Q_OBJECT
public:
    explicit TabPane(Qt::Edges lines, QWidget* parent = nullptr);
    /// `title` is asked again after a change of language.
    void add(QWidget* pane, std::function<QString()> title);
    /// Takes it out; it stays alive.
    void remove(QWidget* pane);
    void show(QWidget* pane);
    QWidget* current() const;
    void retell();
    /// One pane alone needs no tabs.
    void setBar(bool isShown);
    void setCorner(QWidget* corner);

private:
    struct Tab {
        QWidget* pane;
        std::function<QString()> title;
    };
    std::vector<Tab> m_all;
    Panel* m_head;
    QHBoxLayout* m_row;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
};

} // namespace danlu::ui
