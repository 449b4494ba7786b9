#include "ui/widgets/Section.h"

#include "ui/style/Metrics.h"
#include "ui/widgets/PanelHeader.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace danlu::ui {

SectionColumn::SectionColumn(Panel& panel) : m_column(new QVBoxLayout(&panel)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

QVBoxLayout* SectionColumn::addTight(PanelHeader* header) {
    header->setLines(m_isFirst ? Qt::Edges(Qt::BottomEdge) : Qt::TopEdge | Qt::BottomEdge);
    m_isFirst = false;
    m_column->addWidget(header);
    auto* content = new QVBoxLayout;
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    m_column->addLayout(content);
    return content;
}

QVBoxLayout* SectionColumn::add(PanelHeader* header) {
    auto* content = addTight(header);
    content->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    content->setSpacing(kGap);
    return content;
}

void SectionColumn::end() { m_column->addStretch(1); }

QScrollArea* scrolled(QWidget* inner) {
    auto* area = new QScrollArea;
    area->setWidget(inner);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    for (QWidget* each : {area->viewport(), inner}) // the ground of panels, not of the window
        each->setBackgroundRole(QPalette::Base);
    return area;
}

} // namespace danlu::ui
