#pragma once

class QScrollArea;
class QVBoxLayout;

namespace danlu::ui {

class Panel;
class PanelHeader;

/// Parts of a panel below each other, each a header with what belongs to it. The lines between them are the headers'.
class SectionColumn {
public:
    explicit SectionColumn(Panel& panel);
    /// What the part contains goes into the layout that comes back, which keeps the panel's padding.
    QVBoxLayout* add(PanelHeader* header);
    /// The same, up to the panel's edges: tables.
    QVBoxLayout* addTight(PanelHeader* header);
    /// What is left of the height stays empty.
    void end();
    QVBoxLayout& layout() { return *m_column; }

private:
    QVBoxLayout* m_column;
    bool m_isFirst = true;
};

/// In a place of the ground of panels that scrolls up and down where the window is low.
QScrollArea* scrolled(QWidget* inner);

} // namespace danlu::ui
