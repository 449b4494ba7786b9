#include "ui/pages/data/RowPages.h"

namespace danlu::ui {

const RowPage* RowPages::page(int number) {
    const auto found = m_pages.find(number);
    if (found == m_pages.end())
        return nullptr;
    m_uses.splice(m_uses.begin(), m_uses, found->second.use);
    return &found->second.page;
}

void RowPages::put(int number, RowPage page) {
    if (const auto found = m_pages.find(number); found != m_pages.end()) {
        found->second.page = std::move(page);
        return;
    }
    if (m_pages.size() == kPages) {
        m_pages.erase(m_uses.back());
        m_uses.pop_back();
    }
    m_uses.push_front(number);
    m_pages.emplace(number, Kept{std::move(page), m_uses.begin()});
}

void RowPages::clear() {
    m_pages.clear();
    m_uses.clear();
}

} // namespace danlu::ui
