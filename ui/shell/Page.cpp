#include "ui/shell/Page.h"

namespace danlu::ui {

std::vector<PageEntry> allPages(); // written by danlu_registry

Page::Page(Shell& shell, QWidget* parent) : QWidget(parent), m_shell(shell), m_title(new TitleLine), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_title);
    setFocusPolicy(Qt::NoFocus);
}

void Page::setContent(QWidget* content) {
    if (m_content) {
        m_column->removeWidget(m_content);
        m_content->hide();
        m_content->deleteLater(); // it may be what was clicked
    }
    m_content = content;
    m_column->addWidget(content, 1);
}

std::vector<PageEntry> pagesInOrder() {
    auto all = allPages();
    std::ranges::sort(all, {}, &PageEntry::order);
    return all;
}

} // namespace danlu::ui
