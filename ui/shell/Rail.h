#pragma once

#include "ui/shell/Page.h"

namespace danlu::ui {

class ProjectButton;
class RailItem;
class SearchButton;

/// The left edge of the window: the project, the way to search, the pages in the order of the work. Collapses to icons where there is
/// little room.
class Rail : public Panel {
    Q_OBJECT
public:
    explicit Rail(const std::vector<PageEntry>& pages, QWidget* parent = nullptr);
    void setProject(const QString& name);
    void setCurrent(const QString& page);
    /// Whether pages that need a project can be gone to.
    enum class Way { Closed, Open };
    void setWay(Way way);
    enum class Width { Full, Icons };
    void setRoom(Width width);
    /// A dot beside the page's name: something works there.
    void setBusy(const QString& page, bool isBusy);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(const QString& page);
    void projectClicked(const QPoint& below);
    void searchClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<std::pair<PageEntry, RailItem*>> m_items;
    ProjectButton* m_project;
    SearchButton* m_search;
    Width m_width = Width::Full;
};

} // namespace danlu::ui
